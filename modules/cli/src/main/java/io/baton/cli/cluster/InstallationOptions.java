package io.baton.cli.cluster;

import io.baton.app.StartException;
import io.baton.app.config.BatonSettings;
import io.baton.wire.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The option that says how Baton is configured, which decides the names of its topics. */
public final class InstallationOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Baton's configuration (YAML): providers, models, chains, topics. Without it"
                            + " the defaults hold.")
    private @Nullable Path config;

    /** The topics of that installation. */
    public Topology topology() {
        return settings().topology();
    }

    /**
     * The whole configuration, with the defaults of every process.
     *
     * @throws StartException when the file can't be read or a setting can't be used
     */
    public BatonSettings settings() {
        return configuration(Map.of(), Map.of()).settings();
    }

    /**
     * The same for a command that decides on some settings, by their full keys.
     *
     * @param decided what holds whatever the user says
     * @param usual what holds unless the user says otherwise
     */
    public Configuration configuration(Map<String, String> decided, Map<String, String> usual) {
        return Configuration.read(config, decided, usual);
    }

    /**
     * The same for a command that talks to a cluster: what the options say of it wins over the
     * configuration; the address that is only usual does not.
     */
    public Configuration configuration(
            ConnectionOptions connection, BootstrapFile local, Map<String, String> decided) {
        Connection named = connection.resolve(local);
        Map<String, String> all = new HashMap<>(decided);
        Map<String, String> usual = new HashMap<>();
        (connection.isNamed() ? all : usual)
                .put("baton.kafka.bootstrap-servers", named.bootstrapServers());
        named.properties()
                .forEach(
                        (name, value) ->
                                all.put("baton.kafka.properties." + name, String.valueOf(value)));
        return configuration(all, usual);
    }

    /** The cluster that the options, else the configuration, else this machine's all-in-one say. */
    public Connection cluster(ConnectionOptions connection, BootstrapFile local) {
        return configuration(connection, local, Map.of()).cluster();
    }
}
