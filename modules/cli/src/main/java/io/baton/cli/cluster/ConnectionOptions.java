package io.baton.cli.cluster;

import io.baton.cli.failure.UsageError;
import io.baton.cli.failure.UserError;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;

/** The options that name a cluster, the same for every command that talks to one. */
public final class ConnectionOptions {
    private static final Pattern ADDRESSES =
            Pattern.compile("\\s*[^,]+:\\d{1,5}\\s*(,\\s*[^,]+:\\d{1,5}\\s*)*");

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
     * Whether the cluster these options resolved to can be asked, for a command that can do
     * without.
     *
     * @throws UserError when the user named it and it does not answer
     */
    public boolean mayUse(Connection resolved) {
        if (isNamed()) {
            resolved.require();
            return true;
        }
        if (!resolved.answersSoon()) {
            return false;
        }
        try {
            resolved.require();
            return true;
        } catch (UserError noCluster) {
            return false; // something else listens there
        }
    }

    /**
     * The cluster that these options name.
     *
     * @throws UsageError when the address is none
     * @throws UserError when the file of properties can't be read
     */
    public Connection resolve(BootstrapFile local) {
        String servers = bootstrapServer;
        if (servers == null) {
            servers = local.read().orElse(Connection.USUAL_ADDRESS);
        } else if (!ADDRESSES.matcher(servers).matches()) {
            throw new UsageError(
                    "--bootstrap-server is \"%s\", but must be HOST:PORT, or several separated by commas."
                            .formatted(servers));
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
