package io.baton.cli;

import io.baton.cli.allinone.AllInOne;
import io.baton.cli.allinone.Shutdown;
import io.baton.cli.allinone.TemporaryFolder;
import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.console.Progress;
import io.baton.cli.console.Screen;
import io.baton.cli.render.DemoSummary;
import io.baton.cli.render.Figures;
import io.baton.cli.render.ResultView;
import io.baton.cli.render.StartView;
import io.baton.client.BatonClient;
import io.baton.wire.avro.TaskResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Starts everything for a moment and runs the samples. */
@Command(
        name = "demo",
        description = {
            "Starts everything in one process, runs three sample tasks with the models it finds,"
                    + " shows each stage and prints the results.",
            "Leaves nothing behind. Ends with 0 when every task succeeded that there is a model"
                    + " for."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;

    private final Surroundings surroundings;

    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(
            names = "--json",
            description = "Prints each result as a line of JSON, and nothing else.")
    private boolean json;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException, IOException, ExecutionException {
        Instant begin = Instant.now();
        Screen screen = json ? surroundings.screen() : surroundings.screen().withProgressOnOut();
        try (Shutdown shutdown = Shutdown.onSignal(INTERRUPTED)) {
            say(screen, "Starting a Kafka broker, analyzer, worker and synthesizer …");
            TemporaryFolder folder = shutdown.add(TemporaryFolder.create());
            AllInOne all = shutdown.add(AllInOne.start(folder.path(), 0, installation));
            FatalEnd.watch(all, shutdown, screen);
            say(screen, "Ready after " + since(begin) + ".\n");
            found(screen, all);
            BatonClient client =
                    shutdown.add(
                            Clients.connect(
                                    new Connection(all.bootstrapServers(), new Properties()),
                                    all.roles().topology()));
            List<TaskResult> results = run(screen, client);
            say(screen, DemoSummary.render(results, screen.style()));
            return DemoSummary.good(results) ? 0 : 1;
        }
    }

    private void found(Screen screen, AllInOne all) {
        all.roles()
                .served()
                .ifPresent(
                        served -> {
                            var models = StartFactsOf.statuses(served, "local");
                            say(
                                    screen,
                                    StartView.looked(served.looked(), screen.style())
                                            + StartView.models(models, screen.style()));
                        });
    }

    private List<TaskResult> run(Screen screen, BatonClient client)
            throws InterruptedException, ExecutionException {
        List<TaskResult> results = new ArrayList<>();
        List<DemoSample> samples = DemoSample.all();
        for (DemoSample sample : samples) {
            int number = results.size() + 1;
            say(screen, "── %d of %d · %s".formatted(number, samples.size(), sample.title()));
            TaskResult result;
            try (Progress progress = json ? Progress.none() : Progress.on(screen)) {
                result = TaskWatch.untilDone(client, client.submit(sample.draft()), progress);
            }
            say(screen, "\n" + ResultView.render(result, screen.style()));
            if (json) {
                screen.out().print(JsonLine.of(result));
                screen.out().flush();
            }
            results.add(result);
        }
        return results;
    }

    private static String since(Instant begin) {
        return Figures.duration(Duration.between(begin, Instant.now()));
    }

    /** What is for people only. */
    private void say(Screen screen, String line) {
        if (!json) {
            screen.out().println(line);
            screen.out().flush();
        }
    }
}
