package io.baton.cli.cluster;

import io.baton.cli.failure.UserError;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The options that name a cluster, the same for every command that talks to one. */
public final class ConnectionOptions {

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description =
                    "The Kafka cluster, one or more addresses separated by commas. The default is the"
                            + " one that './baton up' started on this machine, else 127.0.0.1:9092.")
    private @Nullable String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description =
                    "A file of Kafka client properties, for example for TLS and SASL, as Kafka's own"
                            + " tools take it.")
    private @Nullable Path commandConfig;

    /** Whether the user said which cluster, so that no other will do. */
    public boolean isNamed() {
        return bootstrapServer != null;
    }

    /**
     * The cluster that these options name.
     *
     * @throws UserError when the file of properties can't be read
     */
    public Connection resolve(BootstrapFile local) {
        String servers = bootstrapServer;
        if (servers == null) {
            servers = local.read().orElse(Connection.USUAL_ADDRESS);
        }
        return new Connection(servers, properties(commandConfig));
    }

    private static Properties properties(@Nullable Path file) {
        var properties = new Properties();
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new UserError(
                        "The file %s of --command-config cannot be read: %s. Name a file of lines key=value."
                                .formatted(file, e.getMessage()),
                        e);
            }
        }
        return properties;
    }
}
