package io.baton.app.analyzer;

import io.baton.app.kafka.OutgoingRecords;
import io.baton.app.mapping.PlanMapping;
import io.baton.app.mapping.StageMapping;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.planning.Plan;
import io.baton.domain.synthesis.InitialWork;
import io.baton.domain.synthesis.StageWork;
import io.baton.wire.DecodedTask;
import io.baton.wire.Topology;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The records that follow from a decision: the plan, its first stages, and word of both. */
final class PlanRecords {
    private final Topology topics;
    private final OutgoingRecords outgoing;

    PlanRecords(Topology topics, OutgoingRecords outgoing) {
        this.topics = topics;
        this.outgoing = outgoing;
    }

    List<ProducerRecord<byte[], byte[]>> of(
            Plan plan, DecodedTask task, @Nullable String cause, Instant now) {
        String id = plan.task().id();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.add(
                outgoing.record(
                        topics.plans(),
                        id,
                        PlanMapping.toWire(plan, task.request(), task.encoding(), cause),
                        cause));
        ModelOrchestratorError refusal = plan.refusal();
        records.add(
                event(
                        id,
                        refusal == null ? TaskEventKind.PLANNED : TaskEventKind.REFUSED,
                        refusal == null ? null : refusal.code(),
                        refusal == null ? summary(plan) : refusal.message(),
                        cause,
                        now));
        for (StageWork work : InitialWork.of(plan, now)) {
            records.add(
                    outgoing.record(
                            topics.work(work.capability()), id, StageMapping.toWire(work), cause));
            records.add(dispatched(id, work, cause, now));
        }
        return records;
    }

    /** Word to whoever waits for a task that gets no result because it is none. */
    ProducerRecord<byte[], byte[]> rejected(
            String taskId, ModelOrchestratorError error, @Nullable String cause, Instant now) {
        return event(taskId, TaskEventKind.REJECTED, error.code(), error.message(), cause, now);
    }

    private static String summary(Plan plan) {
        String summary =
                "chain %s, capability %s (%s, confidence %.2f)"
                        .formatted(
                                plan.chain(),
                                plan.capability(),
                                plan.capabilitySource().name().toLowerCase(Locale.ROOT),
                                plan.confidence());
        return plan.doubt() == null ? summary : summary + "; " + plan.doubt();
    }

    private ProducerRecord<byte[], byte[]> dispatched(
            String taskId, StageWork work, @Nullable String cause, Instant now) {
        TaskEvent event =
                TaskEvent.newBuilder()
                        .setTaskId(taskId)
                        .setKind(TaskEventKind.STAGE_DISPATCHED)
                        .setAt(now)
                        .setSource(outgoing.source())
                        .setStageId(work.stageId())
                        .setRole(work.role().id())
                        .build();
        return outgoing.record(topics.events(), taskId, event, cause);
    }

    private ProducerRecord<byte[], byte[]> event(
            String taskId,
            TaskEventKind kind,
            @Nullable ErrorCode code,
            String message,
            @Nullable String cause,
            Instant now) {
        TaskEvent event =
                TaskEvent.newBuilder()
                        .setTaskId(taskId)
                        .setKind(kind)
                        .setAt(now)
                        .setSource(outgoing.source())
                        .setErrorCode(code == null ? null : code.name())
                        .setMessage(message)
                        .build();
        return outgoing.record(topics.events(), taskId, event, cause);
    }
}
