package io.baton.app.synthesizer;

import io.baton.app.config.Role;
import io.baton.app.deadletter.DeadLetters;
import io.baton.app.synthesizer.IncomingRecords.Incoming;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.synthesis.Effect;
import io.baton.domain.synthesis.Event;
import io.baton.domain.synthesis.TaskMachine;
import io.baton.domain.synthesis.Transition;
import io.baton.app.mapping.StateMapping;
import io.baton.wire.Headers;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.StoredTask;
import io.baton.wire.avro.TaskPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a task at the synthesizer: read the record, ask {@link TaskMachine}, store the
 * state, send what it wants sent. All of it is one transaction of Kafka Streams.
 */
final class TaskProcessor implements Processor<byte[], byte[], byte[], Outgoing> {
    static final String TASKS = "tasks";
    static final String WAKE_UPS = "wake-ups";

    /** A deadline is met within a second: this is well below it, and cheap with nothing due. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Bounds one look, so that a wave of deadlines does not keep records waiting. */
    private static final int MOST_AT_ONCE = 1_000;

    private final TaskMachine machine;
    private final IncomingRecords incoming;
    private final EffectRecords effects;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private @Nullable Bound bound;

    TaskProcessor(
            TaskMachine machine,
            IncomingRecords incoming,
            EffectRecords effects,
            DeadLetters deadLetters,
            Clock clock) {
        this.machine = machine;
        this.incoming = incoming;
        this.effects = effects;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> context) {
        bound =
                new Bound(
                        context,
                        new TaskStore(
                                context.getStateStore(TASKS), context.getStateStore(WAKE_UPS)));
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> wakeUp(bound()));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata from = bound().context().recordMetadata().orElseThrow();
        Incoming read;
        try {
            read = incoming.read(from.topic(), record.key(), record.value(), clock.instant());
        } catch (UnreadableRecordException e) {
            bury(record, from, e);
            return;
        }
        String cause = Headers.text(record.headers(), Headers.TRACEPARENT).orElse(null);
        StoredTask before = bound().store().load(read.taskId());
        TaskPlan plan = before == null ? null : before.getPlan();
        advance(read.taskId(), before, plan == null ? read.plan() : plan, read.event(), cause);
    }

    private void wakeUp(Bound at) {
        Instant now = clock.instant();
        for (String taskId : at.store().due(now, MOST_AT_ONCE)) {
            StoredTask before = at.store().load(taskId);
            TaskPlan plan = before == null ? null : before.getPlan();
            String cause = plan == null ? null : plan.getTraceparent();
            advance(taskId, before, plan, new Event.TimePassed(now), cause);
        }
    }

    private void advance(
            String taskId,
            @Nullable StoredTask before,
            @Nullable TaskPlan plan,
            Event event,
            @Nullable String cause) {
        Transition next =
                machine.apply(before == null ? null : StateMapping.fromWire(before), event);
        if (next.effects().contains(new Effect.Forget())) {
            bound().store().forget(taskId, before);
        } else {
            Instant wakeAt = machine.wakeAt(next.state());
            bound().store().save(taskId, before, next.state(), plan, wakeAt);
        }
        Encoding answers = plan == null ? Encoding.AVRO : plan.getAnswerEncoding();
        for (Effect effect : next.effects()) {
            effects.of(taskId, effect, answers, cause, event.at())
                    .ifPresent(bound().context()::forward);
        }
    }

    private void bury(
            Record<byte[], byte[]> record, RecordMetadata from, UnreadableRecordException cause) {
        ModelOrchestratorError error =
                ModelOrchestratorError.of(
                        ErrorCode.UNREADABLE_RECORD, String.valueOf(cause.getMessage()));
        DeadLetters.Origin origin =
                new DeadLetters.Origin(
                        from.topic(), from.partition(), from.offset(), record.timestamp(), 1);
        Record<byte[], Outgoing> letter =
                record.withValue(
                        new Outgoing(deadLetters.topic(origin), record.value()));
        deadLetters.stamp(
                letter.headers(), origin, error, Role.SYNTHESIZER, null, null, clock.instant());
        bound().context().forward(letter);
    }

    private Bound bound() {
        if (bound == null) {
            throw new IllegalStateException("not initialised by Kafka Streams");
        }
        return bound;
    }

    private record Bound(ProcessorContext<byte[], Outgoing> context, TaskStore store) {}
}
