package io.baton.app.synthesizer;

import io.baton.app.mapping.PlanMapping;
import io.baton.app.mapping.StageMapping;
import io.baton.domain.synthesis.Event;
import io.baton.domain.synthesis.TaskState.Cancellation;
import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.Topology;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.UnreadableRecordException.Reason;
import io.baton.wire.avro.ControlAction;
import io.baton.wire.avro.StageResult;
import io.baton.wire.avro.TaskControl;
import io.baton.wire.avro.TaskPlan;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Turns a record of one of the synthesizer's topics into what it means to the domain. */
final class IncomingRecords {
    private final Topology topics;

    IncomingRecords(Topology topics) {
        this.topics = topics;
    }

    /**
     * What a record means.
     *
     * @param plan the plan as it arrived; null unless the record is one
     */
    record Incoming(String taskId, Event event, @Nullable TaskPlan plan) {}

    /**
     * @throws UnreadableRecordException when it is not what its topic carries
     */
    Incoming read(String topic, byte @Nullable [] key, byte @Nullable [] value, Instant now) {
        if (value == null) {
            throw new UnreadableRecordException(Reason.EMPTY, "The record has no value.");
        }
        Incoming incoming;
        try {
            incoming = read(topic, value, now);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException(
                    Reason.WRONG_SHAPE,
                    "The record says what nobody understands: " + e.getMessage(),
                    e);
        }
        String keyText = key == null ? null : new String(key, StandardCharsets.UTF_8);
        if (!incoming.taskId().equals(keyText)) {
            // Another key lies in another partition: its state would be a second one for the task.
            throw new UnreadableRecordException(
                    Reason.WRONG_KEY,
                    "The record's key is '%s', but its task is '%s'; they must be the same."
                            .formatted(keyText, incoming.taskId()));
        }
        return incoming;
    }

    private Incoming read(String topic, byte[] value, Instant now) {
        if (topic.equals(topics.plans())) {
            TaskPlan plan = BatonSerdes.read(RecordType.TASK_PLAN, value);
            return new Incoming(
                    plan.getTaskId(), new Event.PlanArrived(PlanMapping.fromWire(plan), now), plan);
        }
        if (topic.equals(topics.control())) {
            TaskControl control = BatonSerdes.read(RecordType.TASK_CONTROL, value);
            if (control.getAction() != ControlAction.CANCEL) {
                throw new IllegalArgumentException("action is " + control.getAction());
            }
            Cancellation cancellation =
                    new Cancellation(control.getReason(), control.getRequestedBy());
            return new Incoming(
                    control.getTaskId(), new Event.CancelRequested(cancellation, now), null);
        }
        StageResult result = BatonSerdes.read(RecordType.STAGE_RESULT, value);
        return new Incoming(
                result.getTaskId(),
                new Event.StageFinished(StageMapping.fromWire(result), now),
                null);
    }
}
