package io.baton.cli;

import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.console.Progress;
import io.baton.cli.failure.UsageError;
import io.baton.cli.failure.UserError;
import io.baton.cli.render.ResultView;
import io.baton.cli.task.TaskId;
import io.baton.client.BatonClient;
import io.baton.client.Following;
import io.baton.wire.avro.TaskEventKind;
import io.baton.wire.avro.TaskResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

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
    private TaskId id = new TaskId("");

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
        if (waitSeconds < 0) {
            throw new UsageError("--wait is %d, but must be 0 or more.".formatted(waitSeconds));
        }
        var screen = surroundings.screen();
        try (BatonClient client = Clients.connect(connection, installation, surroundings)) {
            Optional<TaskResult> result =
                    waitSeconds > 0
                            ? client.await(id.text(), Duration.ofSeconds(waitSeconds))
                            : client.find(id.text());
            if (result.isPresent()) {
                screen.out()
                        .print(
                                json
                                        ? JsonLine.of(result.get())
                                        : ResultView.render(result.get(), screen.style()));
                screen.out().flush();
                return 0;
            }
            throw new UserError(noResult(json ? Set.of() : showEvents(client)));
        }
    }

    private String noResult(Set<TaskEventKind> seen) {
        if (seen.contains(TaskEventKind.REJECTED)) {
            return "Task %s was rejected and gets no result. Correct it and submit it again."
                    .formatted(id);
        }
        return seen.isEmpty()
                ? "There is no result of a task %s. Check the id, or wait with --wait 60."
                        .formatted(id)
                : "Task %s has no result yet. Wait for it with --wait 60.".formatted(id);
    }

    /** Shows what has happened so far, and says what it was. */
    private Set<TaskEventKind> showEvents(BatonClient client) throws InterruptedException {
        Set<TaskEventKind> seen = ConcurrentHashMap.newKeySet();
        try (Progress progress = Progress.plain(surroundings.screen());
                Following following =
                        client.follow(
                                id.text(),
                                event -> {
                                    seen.add(event.getKind());
                                    progress.show(event);
                                })) {
            Waiting.atMost(GLANCE, following.done());
        }
        return seen;
    }
}
