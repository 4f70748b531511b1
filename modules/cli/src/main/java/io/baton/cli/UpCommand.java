package io.baton.cli;

import io.baton.cli.allinone.AllInOne;
import io.baton.cli.allinone.Shutdown;
import io.baton.cli.cluster.BootstrapFile;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.render.StartFacts;
import io.baton.cli.render.StartView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Runs everything in this process until it is stopped. */
@Command(
        name = "up",
        description = {
            "Runs everything in one process until stopped: a Kafka broker, analyzer, worker,"
                    + " synthesizer.",
            "Tasks, results and state are kept in the data folder and are there after a restart."
        })
final class UpCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "Where everything is kept; the default is ~/.baton/data.")
    private @Nullable Path dataDir;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description =
                    "Where Kafka's clients connect, on this machine only; 0 takes a free port."
                            + " Default ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--json", description = "Says in a line of JSON that it is ready.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (spec != null && (port < 0 || port > 65_535)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--port is %d, but must be 1 to 65535, or 0 for any free one.".formatted(port));
        }
        Instant begin = Instant.now();
        var screen = surroundings.screen();
        Path folder =
                (dataDir == null
                                ? surroundings.userHome().resolve(".baton").resolve("data")
                                : dataDir)
                        .toAbsolutePath()
                        .normalize();
        try (Shutdown shutdown = Shutdown.onSignal(0)) {
            screen.err().println("Starting Kafka and the roles, data in " + folder + " …");
            AllInOne all = shutdown.add(AllInOne.start(folder, port, installation));
            FatalEnd.watch(all, shutdown, screen);
            BootstrapFile file = surroundings.bootstrapFile();
            file.write(all.bootstrapServers());
            shutdown.add(() -> file.remove(all.bootstrapServers()));
            Duration took = Duration.between(begin, Instant.now());
            StartFacts facts =
                    StartFactsOf.roles(all.roles(), all.bootstrapServers(), folder, took);
            screen.out()
                    .print(json ? StartLine.of(facts) : StartView.render(facts, screen.style()));
            screen.out().flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
