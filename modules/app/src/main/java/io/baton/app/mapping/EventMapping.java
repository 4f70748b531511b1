package io.baton.app.mapping;

import io.baton.domain.chain.Role;
import io.baton.domain.synthesis.Effect;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;

import java.time.Instant;
import java.util.Optional;

/** Progress of a task. */
public final class EventMapping {
    private EventMapping() {}

    /** Word to whoever sent feedback that it does not count; empty when none was refused. */
    public static Optional<TaskEvent> refusedFeedback(
            String taskId, Effect.Reason reason, String source, Instant now) {
        return Optional.ofNullable(
                        switch (reason) {
                            case FEEDBACK_OF_UNKNOWN_TASK ->
                                    "No such task is known, or no longer: baton.synthesizer.retention says how long tasks are.";
                            case FEEDBACK_BEFORE_ANSWER ->
                                    "The task has not ended yet; send the feedback again once it has.";
                            case FEEDBACK_WITHOUT_ANSWER ->
                                    "The task has ended without an answer; there is nothing to rate.";
                            case DUPLICATE_FEEDBACK,
                                    DUPLICATE_PLAN,
                                    DUPLICATE_REPLY,
                                    LATE_REPLY,
                                    UNKNOWN_STAGE,
                                    STILL_FAILED,
                                    DUPLICATE_CANCEL,
                                    CANCEL_AFTER_END,
                                    NO_PLAN ->
                                    null;
                        })
                .map(
                        message ->
                                TaskEvent.newBuilder()
                                        .setTaskId(taskId)
                                        .setKind(TaskEventKind.FEEDBACK_REFUSED)
                                        .setAt(now)
                                        .setSource(source)
                                        .setMessage(message)
                                        .build());
    }

    public static TaskEvent toWire(
            String taskId, Effect.Progress progress, String source, Instant now) {
        Role role = progress.role();
        return TaskEvent.newBuilder()
                .setTaskId(taskId)
                .setKind(TaskEventKind.valueOf(progress.kind().name()))
                .setAt(now)
                .setSource(source)
                .setRevision(progress.revision())
                .setStageId(progress.stageId())
                .setRole(role == null ? null : role.id())
                .setModel(progress.model())
                .setDurationMs(progress.duration().toMillis())
                .setPromptTokens(progress.usage().promptTokens())
                .setCompletionTokens(progress.usage().completionTokens())
                .setMessage(progress.message())
                .build();
    }
}
