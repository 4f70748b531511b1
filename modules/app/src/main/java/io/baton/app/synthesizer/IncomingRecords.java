package io.baton.app.synthesizer;

import io.baton.app.mapping.PlanMapping;
import io.baton.app.mapping.StageMapping;
import io.baton.domain.learning.Feedback;
import io.baton.domain.synthesis.Event;
import io.baton.domain.synthesis.TaskState.Cancellation;
import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.Topology;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.UnreadableRecordException.Reason;
import io.baton.wire.avro.StageResult;
import io.baton.wire.avro.TaskControl;
import io.baton.wire.avro.TaskPlan;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

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
     * What that record means; empty when it is for workers only.
     *
     * @throws UnreadableRecordException when it is not what its topic carries
     */
    Optional<Incoming> read(
            String topic, byte @Nullable [] key, byte @Nullable [] value, Instant now) {
        if (value == null) {
            throw new UnreadableRecordException(Reason.EMPTY, "The record has no value.");
        }
        Optional<Incoming> incoming;
        try {
            incoming = read(topic, value, now);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException(
                    Reason.WRONG_SHAPE,
                    "The record says what nobody understands: " + e.getMessage(),
                    e);
        }
        String keyText = key == null ? null : new String(key, StandardCharsets.UTF_8);
        if (incoming.isPresent() && !incoming.get().taskId().equals(keyText)) {
            // Another key lies in another partition: its state would be a second one for the task.
            throw new UnreadableRecordException(
                    Reason.WRONG_KEY,
                    "The record's key is '%s', but its task is '%s'; they must be the same."
                            .formatted(keyText, incoming.get().taskId()));
        }
        return incoming;
    }

    private Optional<Incoming> read(String topic, byte[] value, Instant now) {
        if (topic.equals(topics.plans())) {
            TaskPlan plan = BatonSerdes.read(RecordType.TASK_PLAN, value);
            return Optional.of(
                    new Incoming(
                            plan.getTaskId(),
                            new Event.PlanArrived(PlanMapping.fromWire(plan), now),
                            plan));
        }
        if (topic.equals(topics.control())) {
            return control(BatonSerdes.read(RecordType.TASK_CONTROL, value), now);
        }
        StageResult result = BatonSerdes.read(RecordType.STAGE_RESULT, value);
        return Optional.of(
                new Incoming(
                        result.getTaskId(),
                        new Event.StageFinished(StageMapping.fromWire(result), now),
                        null));
    }

    private static Optional<Incoming> control(TaskControl control, Instant now) {
        return switch (control.getAction()) {
            case CANCEL -> {
                Cancellation cancellation =
                        new Cancellation(control.getReason(), control.getRequestedBy());
                yield Optional.of(
                        new Incoming(
                                control.getTaskId(),
                                new Event.CancelRequested(cancellation, now),
                                null));
            }
            case FEEDBACK ->
                    Optional.of(
                            new Incoming(
                                    control.getTaskId(),
                                    new Event.FeedbackGiven(feedback(control.getScore(), now)),
                                    null));
            case ABORT_STAGE -> Optional.empty();
            case UNKNOWN -> throw new IllegalArgumentException("action is UNKNOWN");
        };
    }

    private static Feedback feedback(@Nullable Double score, Instant now) {
        if (score == null) {
            throw new IllegalArgumentException(
                    "score is absent, but FEEDBACK needs one within 0 (bad) to 1 (good)");
        }
        return new Feedback(score, now);
    }
}
