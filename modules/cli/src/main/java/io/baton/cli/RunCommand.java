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
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
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
        var kafka = configuration.settings().kafka();
        var properties = new Properties();
        properties.putAll(kafka.properties());
        new Connection(kafka.bootstrapServers(), properties).require();
        try (Shutdown shutdown = Shutdown.onSignal(0)) {
            RunningBaton running =
                    shutdown.add(
                            BatonApplication.start(
                                    configuration.arguments().toArray(String[]::new)));
            if (!running.awaitReady(READY)) {
                throw new UserError(
                        "The roles were not ready after %d s. The log says what they wait for."
                                .formatted(READY.toSeconds()));
            }
            Duration took = Duration.between(begin, Instant.now());
            StartFacts facts = StartFactsOf.roles(running, kafka.bootstrapServers(), null, took);
            screen.out()
                    .print(json ? StartLine.of(facts) : StartView.render(facts, screen.style()));
            screen.out().flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }

    /** What the options say wins over the file; the address that is only usual does not. */
    private Configuration configuration() {
        Connection cluster = connection.resolve(surroundings.bootstrapFile());
        Map<String, String> decided = new HashMap<>();
        Map<String, String> usual = new HashMap<>();
        (connection.isNamed() ? decided : usual)
                .put("baton.kafka.bootstrap-servers", cluster.bootstrapServers());
        cluster.properties()
                .forEach(
                        (name, value) ->
                                decided.put(
                                        "baton.kafka.properties." + name, String.valueOf(value)));
        if (roles != null) {
            decided.put("baton.roles", roles);
        }
        return installation.configuration(decided, usual);
    }
}
