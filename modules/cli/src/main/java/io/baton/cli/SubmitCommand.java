package io.baton.cli;

import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.console.Progress;
import io.baton.cli.render.ResultView;
import io.baton.cli.task.TaskOptions;
import io.baton.client.BatonClient;
import io.baton.client.Submission;
import io.baton.client.TaskDraft;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Submits a task and follows it to its result. */
@Command(
        name = "submit",
        description = "Submits a task, shows how it gets on and prints its result.",
        footer = {
            "",
            "Examples:",
            "  ./baton submit --type analysis --input report.txt \"What matters in this report?\"",
            "  ./baton submit --require language=typescript \"Create a React component\"",
            "  cat notes.txt | ./baton submit --input - --deadline 2m --json \"Summarize\" | jq .output"
        })
final class SubmitCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final TaskOptions task = new TaskOptions();
    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(
            names = "--detach",
            description = "Prints the task's id as soon as the cluster has it, and ends.")
    private boolean detach;

    @Option(names = "--json", description = "Prints the result as JSON, without progress.")
    private boolean json;

    SubmitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        TaskDraft draft = task.draft(surroundings.input(), Instant.now());
        var screen = surroundings.screen();
        try (BatonClient client = Clients.connect(connection, installation, surroundings)) {
            Submission submission = client.submit(draft);
            if (detach) {
                screen.out()
                        .print(
                                json
                                        ? JsonLine.of(Map.of("taskId", submission.taskId()))
                                        : submission.taskId() + "\n");
                screen.out().flush();
                return 0;
            }
            TaskResult result;
            try (Progress progress = json ? Progress.none() : Progress.on(screen)) {
                result = TaskWatch.untilDone(client, submission, progress);
            }
            screen.out()
                    .print(json ? JsonLine.of(result) : ResultView.render(result, screen.style()));
            screen.out().flush();
            return result.getStatus() == TaskStatus.SUCCEEDED ? 0 : 1;
        }
    }
}
