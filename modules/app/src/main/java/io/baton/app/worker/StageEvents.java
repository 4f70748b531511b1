package io.baton.app.worker;

import io.baton.domain.model.Attempt;
import io.baton.domain.synthesis.StageWork;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;

import java.time.Instant;

/** What a worker tells those who watch. */
final class StageEvents {
    private final String source;

    StageEvents(String source) {
        this.source = source;
    }

    TaskEvent calling(StageWork work, String model, Instant now) {
        return event(work, TaskEventKind.STAGE_STARTED, now).setModel(model).build();
    }

    TaskEvent failed(StageWork work, Attempt attempt, Instant now) {
        return event(work, TaskEventKind.ATTEMPT_FAILED, now)
                .setModel(attempt.model())
                .setDurationMs(attempt.duration().toMillis())
                .setMessage(attempt.error() + ": " + attempt.message())
                .build();
    }

    TaskEvent deadLettered(StageWork work, String message, Instant now) {
        return event(work, TaskEventKind.DEAD_LETTERED, now).setMessage(message).build();
    }

    private TaskEvent.Builder event(StageWork work, TaskEventKind kind, Instant now) {
        return TaskEvent.newBuilder()
                .setTaskId(work.taskId())
                .setKind(kind)
                .setAt(now)
                .setSource(source)
                .setRevision(work.revision())
                .setStageId(work.stageId())
                .setRole(work.role().id());
    }
}
