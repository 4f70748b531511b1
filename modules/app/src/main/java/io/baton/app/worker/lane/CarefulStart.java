package io.baton.app.worker.lane;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds back all lanes of a topic but the first, the scout, until the topic looks safe: the scout
 * has received a record that is not suspicious, or none at all for a while.
 *
 * <p>A process that replaces one that died thus takes what came back one window at a time, and a
 * record that kills it again takes no more than that along.
 */
final class CarefulStart {
    /** Long enough to join the group and be given records. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final PoisonPolicy policy;
    private final long patienceNanos;
    private final CountDownLatch safe = new CountDownLatch(1);
    private long firstPoll;
    private boolean polled;

    CarefulStart(PoisonPolicy policy) {
        this(policy, PATIENCE);
    }

    CarefulStart(PoisonPolicy policy, Duration patience) {
        this.policy = policy;
        patienceNanos = patience.toNanos();
    }

    /** Told by the scout, on its one thread, before each poll. */
    void polls() {
        if (!polled) {
            polled = true;
            firstPoll = System.nanoTime();
        }
    }

    /** Told by the scout what its poll returned. */
    void received(List<Delivery> arrived) {
        boolean nothingForLong =
                arrived.isEmpty() && System.nanoTime() - firstPoll >= patienceNanos;
        if (nothingForLong || arrived.stream().anyMatch(this::innocent)) {
            safe.countDown();
        }
    }

    /** Waits as another lane; false when it still doesn't look safe. */
    boolean await(Duration atMost) throws InterruptedException {
        return safe.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    private boolean innocent(Delivery delivery) {
        return policy.treatment(delivery.deliveryCount()) == PoisonPolicy.Treatment.BESIDE_OTHERS;
    }
}
