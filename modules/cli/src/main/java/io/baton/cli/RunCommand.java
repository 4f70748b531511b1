package io.baton.cli;

import io.baton.app.BatonApplication;
import io.baton.app.RunningBaton;
import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.ConnectionOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Plays roles against a cluster that is there. */
@Command(
        name = "run",
        description = "Plays the chosen roles against an existing Kafka cluster until stopped.")
final class RunCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = "--roles",
            paramLabel = "ROLES",
            description =
                    "Any of analyzer, worker, synthesizer, separated by commas; all unless said"
                            + " otherwise.")
    private @Nullable String roles;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Baton's configuration (YAML); docs/configuration.md has the keys.")
    private @Nullable Path config;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Connection cluster = connection.resolve(surroundings.bootstrapFile());
        cluster.require();
        RunningBaton baton = BatonApplication.start(Map.of(), arguments(cluster));
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("baton-stop")
                                .unstarted(
                                        () -> {
                                            baton.close();
                                            over.countDown();
                                        }));
        var out = surroundings.screen().out();
        String playing = String.join(", ", baton.settings().roles());
        out.println(
                baton.awaitReady(PATIENCE)
                        ? "Ready: " + playing + " at " + cluster.bootstrapServers()
                        : "Not ready yet after " + PATIENCE.toSeconds() + " s: " + playing);
        out.flush();
        over.await();
        return 0;
    }

    private String[] arguments(Connection cluster) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--baton.kafka.bootstrap-servers=" + cluster.bootstrapServers());
        cluster.properties()
                .stringPropertyNames()
                .forEach(
                        name ->
                                arguments.add(
                                        "--baton.kafka.properties[%s]=%s"
                                                .formatted(
                                                        name,
                                                        cluster.properties().getProperty(name))));
        if (roles != null) {
            arguments.add("--baton.roles=" + roles);
        }
        if (config != null) {
            arguments.add("--spring.config.additional-location=" + config.toAbsolutePath().toUri());
        }
        return arguments.toArray(String[]::new);
    }
}
