package io.baton.app.worker;

import io.baton.app.config.Role;
import io.baton.app.deadletter.DeadLetters;
import io.baton.app.kafka.OutgoingRecords;
import io.baton.app.mapping.StageMapping;
import io.baton.app.worker.lane.Delivery;
import io.baton.app.worker.lane.Disposition;
import io.baton.app.worker.lane.Diverter;
import io.baton.app.worker.lane.RecordHandler;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.orchestrator.CallListener;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;
import io.baton.wire.Headers;
import io.baton.wire.Topology;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.avro.TaskEvent;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;

/**
 * What happens to a stage at a worker: decode, run, write what came of it, and only then accept the
 * record. A stage that no model could do is written twice: its failure for the synthesizer, and the
 * request itself as a dead letter, from which it can be replayed, unless it was over budget.
 */
final class StageHandler implements RecordHandler, Diverter {
    private final StageRequests requests;
    private final StageRunner runner;
    private final Cancellations cancellations;
    private final DurableWriter writer;
    private final OutgoingRecords outgoing;
    private final DeadLetters deadLetters;
    private final StageEvents events;
    private final Topology topics;
    private final Clock clock;

    StageHandler(
            StageRunner runner,
            Cancellations cancellations,
            DurableWriter writer,
            OutgoingRecords outgoing,
            Topology topics,
            Clock clock) {
        this.requests = new StageRequests(clock);
        this.runner = runner;
        this.cancellations = cancellations;
        this.writer = writer;
        this.outgoing = outgoing;
        this.deadLetters = new DeadLetters(topics);
        this.events = new StageEvents(outgoing.source());
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    public Disposition handle(Delivery delivery) throws InterruptedException {
        StageWork work;
        try {
            work = requests.read(delivery.record());
        } catch (UnreadableRecordException e) {
            bury(delivery, unreadable(e), null);
            return Disposition.ACCEPT;
        }
        Instant now = clock.instant();
        if (cancellations.isCancelled(work) || !now.isBefore(work.deadline())) {
            return Disposition
                    .ACCEPT; // the synthesizer has ended the task or stage, or does so now
        }
        String cause = Headers.text(delivery.record().headers(), Headers.TRACEPARENT).orElse(null);
        int replays = requests.replays(delivery.record());
        StageReply reply;
        try {
            reply = cancellations.during(work, () -> runner.run(work, replays, told(work, cause)));
        } catch (InterruptedException e) {
            if (cancellations.isCancelled(work)) {
                return Disposition.ACCEPT;
            }
            throw e;
        }
        finish(delivery, work, reply, cause);
        return Disposition.ACCEPT;
    }

    private void finish(Delivery delivery, StageWork work, StageReply reply, @Nullable String cause)
            throws InterruptedException {
        // What was over budget would be so again: there is nothing to replay.
        if (reply.outcome() instanceof Outcome.Failed failed
                && failed.error().code() != ErrorCode.BUDGET_EXCEEDED) {
            bury(delivery, failed.error(), work);
        }
        writer.write(
                outgoing.record(
                        topics.stages(work.role().id()),
                        work.taskId(),
                        StageMapping.toWire(reply),
                        cause));
    }

    /** A record that was delivered too often: nobody knows why, so it is not run once more. */
    @Override
    public void divert(Delivery delivery) throws InterruptedException {
        ModelOrchestratorError error =
                ModelOrchestratorError.of(
                        ErrorCode.POISON_RECORD,
                        "The record was delivered %d times without coming to an end; workers may die of it."
                                .formatted(delivery.deliveryCount()));
        StageWork work;
        try {
            work = requests.read(delivery.record());
        } catch (UnreadableRecordException e) {
            bury(delivery, unreadable(e), null);
            return;
        }
        String cause = Headers.text(delivery.record().headers(), Headers.TRACEPARENT).orElse(null);
        finish(
                delivery,
                work,
                runner.failed(work, requests.replays(delivery.record()), error),
                cause);
    }

    private void bury(Delivery delivery, ModelOrchestratorError error, @Nullable StageWork work)
            throws InterruptedException {
        ConsumerRecord<byte[], byte[]> record = delivery.record();
        writer.write(
                deadLetters.letter(
                        record,
                        delivery.deliveryCount(),
                        error,
                        Role.WORKER,
                        work == null ? null : work.taskId(),
                        work == null ? null : work.stageId(),
                        clock.instant()));
        if (work != null) {
            String cause = Headers.text(record.headers(), Headers.TRACEPARENT).orElse(null);
            String message = deadLetters.topic(record.topic()) + ": " + error.code();
            writer.tell(
                    outgoing.record(
                            topics.events(),
                            work.taskId(),
                            events.deadLettered(work, message, clock.instant()),
                            cause));
        }
    }

    private CallListener told(StageWork work, @Nullable String cause) {
        return new CallListener() {
            @Override
            public void calling(String model) {
                tell(events.calling(work, model, clock.instant()));
            }

            @Override
            public void failed(Attempt attempt) {
                tell(events.failed(work, attempt, clock.instant()));
            }

            private void tell(TaskEvent event) {
                writer.tell(outgoing.record(topics.events(), work.taskId(), event, cause));
            }
        };
    }

    private static ModelOrchestratorError unreadable(UnreadableRecordException e) {
        return ModelOrchestratorError.of(
                ErrorCode.UNREADABLE_RECORD, String.valueOf(e.getMessage()));
    }
}
