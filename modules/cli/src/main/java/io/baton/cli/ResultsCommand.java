package io.baton.cli;

import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.render.ResultView;
import io.baton.client.BatonClient;
import io.baton.client.ResultPosition;
import io.baton.client.ResultStream;
import io.baton.wire.avro.TaskResult;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Prints the results of all tasks, those that are there and, if asked, those that come. */
@Command(
        name = "results",
        description = "Prints the results of all tasks, those that are there or those that come.")
final class ResultsCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(
            names = "--follow",
            description = "Goes on with results as they come, until interrupted.")
    private boolean follow;

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            description =
                    "Where to begin: earliest, latest, @2026-11-24T12:00:00Z, or 0:12,1:7 for an offset"
                            + " of each partition. The default is earliest, with --follow latest.")
    private @Nullable ResultPosition from;

    @Option(names = "--full", description = "Prints whole results instead of a line each.")
    private boolean full;

    @Option(names = "--json", description = "Prints each result as a line of JSON.")
    private boolean json;

    ResultsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ResultPosition usual = follow ? ResultPosition.latest() : ResultPosition.earliest();
        try (BatonClient client = Clients.connect(connection, installation, surroundings);
                ResultStream results = client.results(from == null ? usual : from)) {
            results.forEach(this::print);
            while (follow && !Thread.currentThread().isInterrupted()) {
                results.poll(POLL).ifPresent(this::print);
            }
        }
        return 0;
    }

    private void print(TaskResult result) {
        var screen = surroundings.screen();
        if (json) {
            screen.out().print(JsonLine.of(result));
        } else if (full) {
            screen.out().println(ResultView.render(result, screen.style()));
        } else {
            screen.out().println(ResultView.headline(result, screen.style()));
        }
        screen.out().flush();
    }
}
