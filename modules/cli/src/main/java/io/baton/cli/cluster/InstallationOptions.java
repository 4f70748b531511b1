package io.baton.cli.cluster;

import io.baton.wire.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
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
        return Topology.standard();
    }
}
