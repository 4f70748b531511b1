package io.baton.cli;

import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.console.Progress;
import io.baton.cli.failure.UserError;
import io.baton.cli.render.ResultView;
import io.baton.client.BatonClient;
import io.baton.client.Following;
import io.baton.wire.avro.TaskResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Prints the result of a task, or how far it is. */
@Command(
        name = "get",
        description = {
            "Prints the result of a task.",
            "Without a result yet, shows what happened so far and ends with 1; see --wait."
        })
final class TasksGetCommand implements Callable<Integer> {
    private static final Duration GLANCE = Duration.ofSeconds(2);

    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Parameters(paramLabel = "ID", description = "The task's id.")
    private String id = "";

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Waits so long for a result that is not there yet.")
    private int waitSeconds;

    @Option(names = "--json", description = "Prints the result as JSON, and nothing else.")
    private boolean json;

    TasksGetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var screen = surroundings.screen();
        try (BatonClient client = Clients.connect(connection, installation, surroundings)) {
            Optional<TaskResult> result =
                    waitSeconds > 0
                            ? client.await(id, Duration.ofSeconds(waitSeconds))
                            : client.find(id);
            if (result.isPresent()) {
                screen.out()
                        .print(
                                json
                                        ? JsonLine.of(result.get())
                                        : ResultView.render(result.get(), screen.style()));
                screen.out().flush();
                return 0;
            }
            boolean seen = !json && showEvents(client);
            throw new UserError(
                    seen
                            ? "Task %s has no result yet. Wait for it with --wait 60.".formatted(id)
                            : "There is no result of a task %s. Check the id, or wait with --wait 60."
                                    .formatted(id));
        }
    }

    /** Shows what has happened so far, and says whether there was anything. */
    private boolean showEvents(BatonClient client) throws InterruptedException {
        boolean[] seen = new boolean[1];
        try (Progress progress = Progress.plain(surroundings.screen());
                Following following =
                        client.follow(
                                id,
                                event -> {
                                    seen[0] = true;
                                    progress.show(event);
                                })) {
            Waiting.atMost(GLANCE, following.done());
        }
        return seen[0];
    }
}
