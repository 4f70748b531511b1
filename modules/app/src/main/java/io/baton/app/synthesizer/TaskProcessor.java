package io.baton.app.synthesizer;

import io.baton.app.config.Role;
import io.baton.app.deadletter.DeadLetters;
import io.baton.app.mapping.StateMapping;
import io.baton.app.synthesizer.IncomingRecords.Incoming;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.synthesis.Effect;
import io.baton.domain.synthesis.Event;
import io.baton.domain.synthesis.TaskMachine;
import io.baton.domain.synthesis.Transition;
import io.baton.wire.Headers;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.StoredTask;
import io.baton.wire.avro.TaskPlan;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happens to a task at the synthesizer: read the record, ask {@link TaskMachine}, store the
 * state, send what it wants sent. All of it is one transaction of Kafka Streams.
 */
final class TaskProcessor implements Processor<byte[], byte[], byte[], Outgoing> {
    private static final Logger LOG = LoggerFactory.getLogger(TaskProcessor.class);

    static final String TASKS = "tasks";
    static final String WAKE_UPS = "wake-ups";

    /** A deadline is met within a second: this is well below it, and cheap with nothing due. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private static final Duration AFTER_A_DEFECT = Duration.ofMinutes(1);

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
        Decided decided;
        try {
            Optional<Incoming> any =
                    incoming.read(from.topic(), record.key(), record.value(), clock.instant());
            if (any.isEmpty()) {
                return;
            }
            Incoming read = any.get();
            String cause = Headers.text(record.headers(), Headers.TRACEPARENT).orElse(null);
            StoredTask before = bound().store().load(read.taskId());
            TaskPlan known = before == null ? null : before.getPlan();
            TaskPlan plan = known == null ? read.plan() : known;
            decided = decide(read.taskId(), before, plan, read.event(), cause);
        } catch (UnreadableRecordException e) {
            bury(record, from, ErrorCode.UNREADABLE_RECORD, String.valueOf(e.getMessage()));
            return;
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            // A defect must not stop every task behind this record; nothing has been changed yet.
            LOG.atError().setCause(e).log("A record could not be decided about");
            bury(record, from, ErrorCode.INTERNAL, e.toString());
            return;
        }
        perform(decided);
    }

    private void wakeUp(Bound at) {
        Instant now = clock.instant();
        for (String taskId : at.store().due(now, MOST_AT_ONCE)) {
            StoredTask before = at.store().load(taskId);
            TaskPlan plan = before == null ? null : before.getPlan();
            String cause = plan == null ? null : plan.getTraceparent();
            Decided decided;
            try {
                decided = decide(taskId, before, plan, new Event.TimePassed(now), cause);
            } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
                // As in process: one task's defect must not keep the others' deadlines waiting.
                LOG.atError().addKeyValue("task", taskId).setCause(e).log("A deadline failed");
                at.store().postpone(taskId, before, now.plus(AFTER_A_DEFECT));
                continue;
            }
            perform(decided);
        }
    }

    private Decided decide(
            String taskId,
            @Nullable StoredTask before,
            @Nullable TaskPlan plan,
            Event event,
            @Nullable String cause) {
        Transition next =
                machine.apply(before == null ? null : StateMapping.fromWire(before), event);
        Encoding answers = plan == null ? Encoding.AVRO : plan.getAnswerEncoding();
        List<Record<byte[], Outgoing>> records =
                next.effects().stream()
                        .flatMap(
                                effect ->
                                        effects
                                                .of(taskId, effect, answers, cause, event.at())
                                                .stream())
                        .toList();
        boolean forget = next.effects().contains(new Effect.Forget());
        StoredTask after =
                forget
                        ? null
                        : StateMapping.toWire(next.state(), plan, machine.wakeAt(next.state()));
        return new Decided(taskId, before, after, records);
    }

    private void perform(Decided decided) {
        bound().store().replace(decided.taskId(), decided.before(), decided.after());
        decided.records().forEach(bound().context()::forward);
    }

    private void bury(
            Record<byte[], byte[]> record, RecordMetadata from, ErrorCode code, String message) {
        DeadLetters.Origin origin =
                new DeadLetters.Origin(
                        from.topic(), from.partition(), from.offset(), record.timestamp(), 1);
        Record<byte[], Outgoing> letter =
                record.withValue(new Outgoing(deadLetters.topic(from.topic()), record.value()));
        deadLetters.stamp(
                letter.headers(),
                origin,
                ModelOrchestratorError.of(code, message),
                Role.SYNTHESIZER,
                null,
                null,
                clock.instant());
        bound().context().forward(letter);
    }

    private Bound bound() {
        if (bound == null) {
            throw new IllegalStateException("not initialised by Kafka Streams");
        }
        return bound;
    }

    /**
     * What to do because of an event, with nothing done yet.
     *
     * @param after the state to store; null to forget the task
     */
    private record Decided(
            String taskId,
            @Nullable StoredTask before,
            @Nullable StoredTask after,
            List<Record<byte[], Outgoing>> records) {}

    private record Bound(ProcessorContext<byte[], Outgoing> context, TaskStore store) {}
}
