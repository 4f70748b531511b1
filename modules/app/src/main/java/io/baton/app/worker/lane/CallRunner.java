package io.baton.app.worker.lane;

import io.baton.app.worker.lane.ExclusiveGate.Permit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.function.BiConsumer;

/** Runs deliveries as the policy wants it: beside others, alone, or not at all. */
final class CallRunner {
    private static final Logger log = LoggerFactory.getLogger(CallRunner.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final RecordHandler handler;
    private final Diverter diverter;
    private final PoisonPolicy policy;
    private final ExclusiveGate gate;
    private final LaneTally tally;

    CallRunner(
            RecordHandler handler,
            Diverter diverter,
            PoisonPolicy policy,
            ExclusiveGate gate,
            LaneTally tally) {
        this.handler = handler;
        this.diverter = diverter;
        this.policy = policy;
        this.gate = gate;
        this.tally = tally;
    }

    /** Starts a delivery; {@code whenDone} is called once, on another thread, with its end. */
    Call start(Delivery delivery, BiConsumer<Call, Disposition> whenDone) {
        Call call =
                new Call(
                        delivery,
                        self -> {
                            Disposition disposition = Disposition.RELEASE;
                            try {
                                disposition = run(self);
                            } catch (InterruptedException e) {
                                // Whoever interrupts decides what becomes of the record.
                                Thread.currentThread().interrupt();
                            } finally {
                                self.ended();
                                whenDone.accept(self, disposition);
                            }
                        });
        call.start();
        return call;
    }

    boolean runsAlone(Delivery delivery) {
        return policy.treatment(delivery.deliveryCount()) == PoisonPolicy.Treatment.ALONE;
    }

    private Disposition run(Call call) throws InterruptedException {
        Delivery delivery = call.delivery();
        return switch (policy.treatment(delivery.deliveryCount())) {
            case BESIDE_OTHERS -> handle(call, gate.shared());
            case ALONE -> handle(call, gate.exclusive(delivery));
            case DIVERT -> divert(call);
        };
    }

    /** Whatever a handler throws, errors included, the lane and its other records go on. */
    private Disposition handle(Call call, Permit permit) throws InterruptedException {
        call.works(permit);
        try {
            return handler.handle(call.delivery());
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            failed("Handler failed, record will be released", call.delivery(), e);
            call.yieldPermit();
            // Else a fault that passes in seconds would use all deliveries up in milliseconds.
            Thread.sleep(pause(call.delivery().deliveryCount()));
            return Disposition.RELEASE;
        }
    }

    /** Tries for as long as it takes: Kafka drops a record that is released too often. */
    private Disposition divert(Call call) throws InterruptedException {
        call.works(Permit.NONE);
        for (int attempt = 1; ; attempt++) {
            try {
                diverter.divert(call.delivery());
                tally.diverted.increment();
                return Disposition.ACCEPT;
            } catch (RuntimeException e) {
                failed("Diverter failed, will be tried again", call.delivery(), e);
            }
            Thread.sleep(pause(attempt));
        }
    }

    private void failed(String message, Delivery delivery, Throwable cause) {
        tally.handlerFailures.increment();
        log.atError()
                .setCause(cause)
                .addKeyValue("topic", delivery.record().topic())
                .addKeyValue("partition", delivery.record().partition())
                .addKeyValue("offset", delivery.record().offset())
                .addKeyValue("deliveryCount", delivery.deliveryCount())
                .log(message);
    }

    private static Duration pause(int count) {
        Duration wanted = FIRST_PAUSE.multipliedBy(1L << Math.min(count, 10));
        return wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
    }
}
