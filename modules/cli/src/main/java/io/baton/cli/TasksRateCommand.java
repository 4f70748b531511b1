package io.baton.cli;

import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.failure.UserError;
import io.baton.cli.task.Rating;
import io.baton.cli.task.TaskId;
import io.baton.client.BatonClient;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Says how good an answer was. */
@Command(
        name = "rate",
        description = {
            "Says how good the answer of a finished task was: models are ranked by it.",
            "The last word about a task counts, while the cluster still knows the task"
                    + " (baton.synthesizer.retention, a day unless configured)."
        })
final class TasksRateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "The task's id.")
    private TaskId id = new TaskId("");

    @Parameters(
            index = "1",
            paramLabel = "RATING",
            description = "good, bad, or a number from 0 (bad) to 1 (good).")
    private Rating rating = new Rating(1);

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String comment;

    @Option(names = "--json", description = "Answers in JSON, for machines.")
    private boolean json;

    TasksRateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (BatonClient client = Clients.connect(connection, installation, surroundings)) {
            TaskResult result =
                    client.find(id.text())
                            .orElseThrow(
                                    () ->
                                            new UserError(
                                                    "There is no result of a task %s to rate. Check the id, or wait for it with './baton tasks get %s --wait 60'."
                                                            .formatted(id, id)));
            if (result.getStatus() != TaskStatus.SUCCEEDED) {
                throw new UserError(
                        "Task %s ended as %s, without an answer to rate. Rate a task that succeeded."
                                .formatted(id, result.getStatus()));
            }
            client.feedback(id.text(), rating.score(), comment);
        }
        var out = surroundings.screen().out();
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("taskId", id.text());
            answer.put("action", "FEEDBACK");
            answer.put("score", rating.score());
            out.print(JsonLine.of(answer));
        } else {
            out.println(
                    "Told that the answer of task %s was %s; './baton models list' shows what was learnt."
                            .formatted(id, rating));
        }
        out.flush();
        return 0;
    }
}
