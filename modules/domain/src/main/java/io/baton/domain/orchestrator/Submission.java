package io.baton.domain.orchestrator;

import io.baton.domain.synthesis.TaskOutcome;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/** A task that runs. */
public interface Submission {

    /**
     * Completes with the result, by the task's deadline. Completes exceptionally only when the
     * analyzer itself failed. Cancelling the future does not cancel the task.
     */
    CompletableFuture<TaskOutcome> outcome();

    /**
     * Asks for the end of the task: no further stage begins and calls in flight are aborted.
     * Changes nothing when the task has ended.
     */
    void cancel(@Nullable String reason, @Nullable String requestedBy);
}
