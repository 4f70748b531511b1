package io.baton.app.worker.lane;

import io.baton.app.worker.lane.ShareReader.Outcome;
import io.baton.app.worker.lane.Window.Finished;

import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sees one window of records through: starts their calls, renews their locks while they run,
 * acknowledges what has ended. For one lane's thread and one consumer.
 *
 * <p>What has ended is acknowledged when nothing runs any more, at the latest {@link #LINGER} after
 * the first of it ended, and always before a renewal: the consumer can only fetch the renewed
 * records when it has nothing else in hand.
 */
final class WindowLoop {
    private static final Logger log = LoggerFactory.getLogger(WindowLoop.class);

    /** Bounds what a kill makes run again; longer makes fewer requests for fast calls. */
    private static final Duration LINGER = Duration.ofMillis(250);

    private static final Duration RENEWAL_POLL = Duration.ofMillis(100);
    private static final int RENEWAL_POLLS = 20;

    /** How long interrupted calls may take to end before their records are given back anyway. */
    static final Duration INTERRUPT_PATIENCE = Duration.ofSeconds(1);

    private final LaneContext context;
    private final ShareReader reader;
    private final LaneEvents events;
    private final long renewNanos;
    private final Window window = new Window();
    private final Map<DeliveryId, Call> calls = new HashMap<>();
    private long renewAt;
    private long flushAt;

    WindowLoop(LaneSettings settings, LaneContext context, ShareReader reader, LaneEvents events) {
        this.context = context;
        this.reader = reader;
        this.events = events;
        this.renewNanos = settings.renewAfter().toNanos();
    }

    /** Returns when all records are acknowledged, lost or, at a stop, given back. */
    void work(List<Delivery> arrived) throws InterruptedException {
        renewAt = System.nanoTime() + renewNanos;
        arrived.forEach(this::receive);
        while (!window.isEmpty()) {
            events.await(untilNextStep(), this::ended);
            if (context.stop().requested()) {
                interruptCalls(false);
            }
            if (context.stop().graceOver()) {
                giveBack();
                return;
            }
            long now = System.nanoTime();
            boolean renew = now - renewAt >= 0;
            if (window.hasFinished() && (renew || !window.hasRunning() || now - flushAt >= 0)) {
                flush();
            }
            if (renew && window.hasRunning()) {
                renew();
            }
        }
    }

    /** Ends what runs without acknowledging it: the consumer has failed. */
    void abandon() {
        interruptCalls(true);
        Set.copyOf(calls.keySet()).forEach(this::settle);
        window.clear();
    }

    private Duration untilNextStep() {
        long next = renewAt;
        if (window.hasFinished() && flushAt - next < 0) {
            next = flushAt;
        }
        Duration wait = Duration.ofNanos(next - System.nanoTime());
        if (!context.stop().requested()) {
            return wait;
        }
        Duration grace = context.stop().graceLeft().plusMillis(1);
        return grace.compareTo(wait) < 0 ? grace : wait;
    }

    private void receive(Delivery delivery) {
        window.supersededBy(delivery).ifPresent(this::lose);
        if (!window.admit(delivery)) {
            return;
        }
        context.tally().inFlight.increment();
        if (delivery.deliveryCount() > 1) {
            context.tally().redeliveries.increment();
        }
        calls.put(delivery.id(), context.calls().start(delivery, events::ended));
    }

    private void ended(Call call, Disposition disposition) {
        DeliveryId id = call.delivery().id();
        if (!call.equals(calls.get(id))) {
            return;
        }
        if (!window.hasFinished()) {
            flushAt = System.nanoTime() + LINGER.toNanos();
        }
        if (window.finish(id, disposition) && context.calls().runsAlone(call.delivery())) {
            // Others wait for its acknowledgement.
            flushAt = System.nanoTime();
        }
    }

    private void flush() {
        List<Finished> done = window.takeFinished();
        Map<Delivery, AcknowledgeType> acknowledgements = new LinkedHashMap<>();
        done.forEach(
                end -> acknowledgements.put(end.delivery(), end.disposition().acknowledgement()));
        Map<DeliveryId, Outcome> outcomes = reader.acknowledge(acknowledgements);
        for (Finished end : done) {
            DeliveryId id = end.delivery().id();
            switch (outcomes.getOrDefault(id, Outcome.UNCONFIRMED)) {
                case CONFIRMED -> context.tally().confirmed(end.disposition());
                case LOCK_LOST -> countLost(end.delivery());
                case UNCONFIRMED -> context.tally().unconfirmed.increment();
            }
            settle(id);
        }
    }

    private void renew() {
        List<Delivery> running = window.running();
        Map<Delivery, AcknowledgeType> renewals = new LinkedHashMap<>();
        running.forEach(delivery -> renewals.put(delivery, AcknowledgeType.RENEW));
        long renewedAt = System.nanoTime();
        Map<DeliveryId, Outcome> outcomes = reader.acknowledge(renewals);
        Set<DeliveryId> awaited = new HashSet<>();
        running.forEach(
                delivery -> {
                    if (outcomes.get(delivery.id()) == Outcome.LOCK_LOST) {
                        lose(delivery.id());
                    } else {
                        awaited.add(delivery.id());
                    }
                });
        awaitRenewed(awaited);
        renewAt = renewedAt + renewNanos;
    }

    /** Only what the consumer returns again may be acknowledged later on. */
    private void awaitRenewed(Set<DeliveryId> awaited) {
        if (awaited.isEmpty()) {
            return;
        }
        List<Delivery> returned = List.of();
        for (int polls = 0; returned.isEmpty() && polls < RENEWAL_POLLS; polls++) {
            returned = reader.poll(RENEWAL_POLL);
        }
        for (Delivery delivery : returned) {
            if (awaited.remove(delivery.id())) {
                context.tally().renewals.increment();
            }
        }
        awaited.forEach(this::lose);
        if (returned.isEmpty()) {
            throw new LaneStuckException("The consumer did not return the records it renewed.");
        }
        // Usually those that are held; new ones when none of the renewals succeeded.
        returned.forEach(this::receive);
    }

    private void lose(DeliveryId id) {
        window.drop(id);
        Call call = calls.get(id);
        if (call != null) {
            call.interrupt();
            countLost(call.delivery());
            settle(id);
        }
    }

    private void countLost(Delivery delivery) {
        context.tally().lostLocks.increment();
        log.atWarn()
                .addKeyValue("topic", delivery.record().topic())
                .addKeyValue("partition", delivery.record().partition())
                .addKeyValue("offset", delivery.record().offset())
                .addKeyValue("deliveryCount", delivery.deliveryCount())
                .log("Lock lost, record will be delivered again");
    }

    /** Interrupts calls: all of them, or those that wait for their turn and lose nothing by it. */
    private void interruptCalls(boolean working) {
        calls.values().stream().filter(call -> working || !call.working()).forEach(Call::interrupt);
    }

    private void giveBack() throws InterruptedException {
        interruptCalls(true);
        long end = System.nanoTime() + INTERRUPT_PATIENCE.toNanos();
        while (window.hasRunning() && end - System.nanoTime() > 0) {
            events.await(Duration.ofNanos(end - System.nanoTime()), this::ended);
        }
        window.running().forEach(late -> window.finish(late.id(), Disposition.RELEASE));
        flush();
    }

    private void settle(DeliveryId id) {
        Call call = calls.remove(id);
        if (call != null) {
            context.tally().inFlight.decrement();
            call.settled();
        }
    }
}
