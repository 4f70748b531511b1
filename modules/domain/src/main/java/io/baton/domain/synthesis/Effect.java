package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.learning.Lesson;
import io.baton.domain.model.Usage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What the shell must do because of an event, in the order given. */
public sealed interface Effect {

    /** Hand the work to the workers of its capability. */
    record Dispatch(StageWork work) implements Effect {}

    /** Abort the call of a stage whose answer is not needed any more, wherever it runs. */
    record Abort(int revision, String stageId) implements Effect {}

    /** Publish the result; at most one for each revision of a task. */
    record Publish(TaskOutcome outcome) implements Effect {}

    /** Let whoever ranks models know what an answer was worth; once for each judgement. */
    record Learn(Lesson lesson) implements Effect {}

    /**
     * Tell those who watch. Nothing is decided by it. The analyzer tells of the plan and of the
     * stages it dispatched itself.
     *
     * @param duration how long it took; zero where that says nothing
     * @param message for a person; never a prompt or an answer
     */
    record Progress(
            Kind kind,
            int revision,
            @Nullable String stageId,
            @Nullable Role role,
            @Nullable String model,
            @Nullable String message,
            Duration duration,
            Usage usage)
            implements Effect {

        /** About the task as a whole. */
        static Progress ofTask(Kind kind, int revision, @Nullable String message) {
            return new Progress(
                    kind, revision, null, null, null, message, Duration.ZERO, Usage.UNKNOWN);
        }
    }

    /** Count an event that changed nothing. */
    record Ignored(Reason reason) implements Effect {}

    /** Delete the task's state: it is of no use any more. */
    record Forget() implements Effect {}

    /** What those who watch are told; the names are those of the wire's TaskEventKind. */
    enum Kind {
        STAGE_DISPATCHED,
        STAGE_COMPLETED,
        STAGE_FAILED,
        STAGE_SKIPPED,
        REVISION_REQUESTED,
        SUCCEEDED,
        FAILED,
        CANCELLED,
        REPLAYED,
        FEEDBACK_TAKEN
    }

    /** Why an event changed nothing. */
    enum Reason {
        /** The plan is there already. */
        DUPLICATE_PLAN,
        /** That round of that stage is there already. */
        DUPLICATE_REPLY,
        /** It answers an earlier revision or round, or a task that has ended. */
        LATE_REPLY,
        /** It names a task or a stage that the plan does not have. */
        UNKNOWN_STAGE,
        /** It was replayed and failed again; the failure on record stands. */
        STILL_FAILED,
        /** It had been cancelled already. */
        DUPLICATE_CANCEL,
        /** It had ended already. */
        CANCEL_AFTER_END,
        /** Its plan never came, or came long ago and is forgotten. */
        NO_PLAN,
        /** A user said the same about the answer before. */
        DUPLICATE_FEEDBACK,
        /** Nothing is known of such a task, or nothing any more. */
        FEEDBACK_OF_UNKNOWN_TASK,
        /** The task has not ended yet. */
        FEEDBACK_BEFORE_ANSWER,
        /** The task has ended without an answer. */
        FEEDBACK_WITHOUT_ANSWER
    }
}
