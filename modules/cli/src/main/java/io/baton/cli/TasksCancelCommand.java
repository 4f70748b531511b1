package io.baton.cli;

import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.task.TaskId;
import io.baton.client.BatonClient;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Asks that a task be cancelled. */
@Command(
        name = "cancel",
        description = {
            "Asks that a task be cancelled: no further stage starts, a running call is aborted.",
            "A task that has ended already stays as it is."
        })
final class TasksCancelCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Parameters(paramLabel = "ID", description = "The task's id.")
    private TaskId id = new TaskId("");

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the result.")
    private @Nullable String reason;

    @Option(names = "--json", description = "Answers in JSON, for machines.")
    private boolean json;

    TasksCancelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (BatonClient client = Clients.connect(connection, installation, surroundings)) {
            client.cancel(id.text(), reason);
        }
        var out = surroundings.screen().out();
        if (json) {
            Map<String, String> answer = new LinkedHashMap<>();
            answer.put("taskId", id.text());
            answer.put("action", "CANCEL");
            out.print(JsonLine.of(answer));
        } else {
            out.println("Asked to cancel task %s; see './baton tasks get %s'.".formatted(id, id));
        }
        out.flush();
        return 0;
    }
}
