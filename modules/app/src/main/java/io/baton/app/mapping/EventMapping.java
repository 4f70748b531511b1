package io.baton.app.mapping;

import io.baton.domain.chain.Role;
import io.baton.domain.synthesis.Effect;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;

import java.time.Instant;

/** Progress of a task. */
public final class EventMapping {
    private EventMapping() {}

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
