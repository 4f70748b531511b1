package io.baton.cli.cluster;

import io.baton.app.StartException;
import io.baton.app.config.BatonSettings;
import io.baton.wire.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
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
}
