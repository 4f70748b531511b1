package io.baton.cli.cluster;

import io.baton.app.config.BatonSettings;
import io.baton.wire.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The option that says how Baton is configured, which decides the names of its topics. */
public final class InstallationOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Baton's configuration (YAML): providers, models, chains, topics. Without it"
                            + " the defaults hold.")
    private @Nullable Path config;

    /** The file, when one is named. */
    public Optional<Path> file() {
        return Optional.ofNullable(config);
    }

    /** The topics of that installation. */
    public Topology topology() {
        return settings().topics().topology();
    }

    /**
     * The whole configuration.
     *
     * @throws UserError when the file can't be read
     * @throws InvalidSettingException when a setting can't be used
     */
    public BatonSettings settings() {
        return settingsWith(Map.of());
    }

    /** The same with some settings decided by the command itself, by their full keys. */
    public BatonSettings settingsWith(Map<String, String> decided) {
        return SettingsFile.read(config, decided);
    }
}
