package io.baton.cli;

import io.baton.app.BatonApplication;
import io.baton.app.RunningBaton;
import io.baton.cli.allinone.Shutdown;
import io.baton.cli.cluster.Configuration;
import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.failure.UserError;
import io.baton.cli.render.StartFacts;
import io.baton.cli.render.StartView;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Runs roles of Baton against a cluster that is there. */
@Command(
        name = "run",
        description = "Runs chosen roles against an existing Kafka cluster until stopped.",
        footer = {
            "",
            "Example:",
            "  ./baton run --roles=worker --bootstrap-server kafka-1:9092 --config baton.yaml"
        })
final class RunCommand implements Callable<Integer> {
    private static final Duration READY = Duration.ofMinutes(2);

    /** What roles may take to stop once calls have drained. */
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(
            names = "--roles",
            paramLabel = "ROLE,…",
            description =
                    "analyzer, worker, synthesizer; the default is what the configuration says,"
                            + " else all.")
    private @Nullable String roles;

    @Option(names = "--json", description = "Says in a line of JSON that it is ready.")
    private boolean json;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Instant begin = Instant.now();
        var screen = surroundings.screen();
        Configuration configuration = configuration();
        Connection cluster = configuration.cluster();
        cluster.require();
        Duration limit = configuration.settings().worker().drain().plus(STOP);
        try (Shutdown shutdown = Shutdown.onSignal(0, limit)) {
            RunningBaton running =
                    shutdown.add(
                            BatonApplication.start(
                                    configuration.arguments().toArray(String[]::new)));
            awaitReady(running);
            Duration took = Duration.between(begin, Instant.now());
            StartFacts facts = StartFactsOf.roles(running, cluster.bootstrapServers(), null, took);
            screen.out()
                    .print(json ? StartLine.of(facts) : StartView.render(facts, screen.style()));
            screen.out().flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private Configuration configuration() {
        return installation.configuration(
                connection,
                surroundings.bootstrapFile(),
                roles == null ? Map.of() : Map.of("baton.roles", roles));
    }

    /**
     * Waits for the roles. With a management port, whoever asks there decides how long that may
     * take: a synthesizer may well have to restore its store for longer.
     */
    private void awaitReady(RunningBaton running) throws InterruptedException {
        while (!running.awaitReady(READY)) {
            String waiting =
                    "The roles were not ready after %d s. The log says what they wait for."
                            .formatted(READY.toSeconds());
            if (running.managementPort().isEmpty()) {
                throw new UserError(waiting);
            }
            surroundings.screen().err().println(waiting);
        }
    }
}
