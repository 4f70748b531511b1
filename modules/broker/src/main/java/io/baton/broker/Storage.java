package io.baton.broker;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Formats the broker's log folder once: this is where the cluster's id and features begin. */
final class Storage {
    private Storage() {}

    /**
     * Formats the folder unless an earlier start did. A format that was cut short is repeated:
     * Kafka writes the file that is looked for here last, and atomically.
     *
     * @throws BrokerStartException when the folder can't be written
     */
    static void formatOnce(Path logDir) {
        if (Files.exists(logDir.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        try (PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Formatter formatter =
                    new Formatter()
                            .setPrintStream(silent)
                            .setNodeId(BrokerSettings.NODE_ID)
                            .setClusterId(Uuid.randomUuid().toString())
                            .setControllerListenerName(BrokerSettings.CONTROLLER)
                            .setMetadataLogDirectory(logDir.toString())
                            .addDirectory(logDir.toString());
            BrokerSettings.FEATURES.forEach(formatter::setFeatureLevel);
            formatter.run();
        } catch (Exception e) {
            throw new BrokerStartException(
                    "Cannot prepare the broker's data in "
                            + logDir
                            + ": "
                            + e.getMessage()
                            + ". Name another folder with --data-dir.",
                    e);
        }
    }
}
