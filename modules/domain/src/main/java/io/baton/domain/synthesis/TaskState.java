package io.baton.domain.synthesis;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.learning.Feedback;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a task stands. {@link TaskMachine} alone moves it on; every other event changes nothing.
 *
 * <pre>
 *  (nothing known)
 *     │ StageFinished (before its plan), CancelRequested
 *     ▼
 *  AwaitingPlan ──TimePassed (retention over)──► forgotten
 *     │
 *     │ PlanArrived
 *     ├──► Active            each StageFinished may dispatch further stages
 *     │      │ StageFinished (nothing is left to run) ────────────────► Succeeded
 *     │      │ StageFinished (a mandatory stage failed, or the answer
 *     │      │                cannot be rendered) ─────────────────────► Failed
 *     │      │ any event at or after the deadline: an answer is there,
 *     │      │   only reviews and optional stages are outstanding ─────► Succeeded
 *     │      │   otherwise ────────────────────────────────────────────► Failed
 *     │      │ CancelRequested ────────────────────────────────────────► Cancelled
 *     │      ▲
 *     │      └── StageFinished (replayed, completed) ── Failed, as the next revision
 *     ├──► Failed            the plan is a refusal, or its deadline has passed
 *     ├──► Cancelled         it was cancelled before the plan came
 *     └──► Succeeded         replies that came before the plan complete it
 *
 *  Succeeded ──FeedbackGiven──► Succeeded, with what was said
 *  Succeeded, Failed, Cancelled ──TimePassed (retention over)──► forgotten
 * </pre>
 */
public sealed interface TaskState {

    /**
     * Something is known about the task, but not what it is.
     *
     * @param early replies that came before their plan, in order of arrival, no two for one round
     * @param cancellation that it was cancelled already; null when it was not
     * @param since when the first of it was heard
     */
    record AwaitingPlan(List<StageReply> early, @Nullable Cancellation cancellation, Instant since)
            implements TaskState {
        public AwaitingPlan {
            early = List.copyOf(early);
        }
    }

    /** Its stages run. */
    record Active(TaskRun run) implements TaskState {}

    /**
     * It ended with an answer.
     *
     * @param feedback the last that a user said about it; null when nobody did
     */
    record Succeeded(TaskRun run, Instant endedAt, @Nullable Feedback feedback)
            implements TaskState {}

    /** It ended without an answer; a replay of what failed may still open it again. */
    record Failed(TaskRun run, ModelOrchestratorError error, Instant endedAt)
            implements TaskState {}

    /** It was cancelled. */
    record Cancelled(TaskRun run, Cancellation cancellation, Instant endedAt)
            implements TaskState {}

    /** Who cancelled a task and why; null where they did not say. */
    record Cancellation(@Nullable String reason, @Nullable String requestedBy) {

        /** The error that a cancelled task ends with. */
        ModelOrchestratorError asError() {
            Map<String, String> details = new HashMap<>();
            StringBuilder message = new StringBuilder("The task was cancelled");
            if (requestedBy != null) {
                message.append(" by ").append(requestedBy);
                details.put("requestedBy", requestedBy);
            }
            if (reason != null) {
                message.append(": ").append(reason);
                details.put("reason", reason);
            }
            return ModelOrchestratorError.of(ErrorCode.CANCELLED, message.toString(), details);
        }
    }
}
