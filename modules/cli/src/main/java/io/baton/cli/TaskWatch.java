package io.baton.cli;

import io.baton.cli.console.Progress;
import io.baton.client.BatonClient;
import io.baton.client.Following;
import io.baton.client.Submission;
import io.baton.wire.avro.TaskResult;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Watches a task until its result is there. */
final class TaskWatch {
    private static final Duration LAST_EVENTS = Duration.ofSeconds(1);

    private TaskWatch() {}

    /**
     * Shows the task's events and returns its result.
     *
     * @throws ExecutionException when the result cannot be had
     */
    static TaskResult untilDone(BatonClient client, Submission submission, Progress progress)
            throws InterruptedException, ExecutionException {
        try (Following following = client.follow(submission.taskId(), progress::show)) {
            TaskResult result = submission.result().get();
            // Events may trail a little behind the result; they are worth a moment, no more.
            Waiting.atMost(LAST_EVENTS, following.done());
            return result;
        }
    }
}
