package io.baton.app.worker.lane;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets suspicious records run alone in this process. Share one gate among all pools of a process.
 *
 * <p>Invariant: while one exclusive permit is out, no other permit is. A permit covers a call and
 * its acknowledgement, so that the death of the process during an exclusive call takes no finished
 * work back. Permits may be closed by another thread than the one that got them.
 *
 * <p>Whoever waits for an exclusive permit stops new shared ones from being given and closes the
 * gate for lanes that have nothing in hand; so there is an end to those who can come before, and
 * everybody gets a turn. Among suspicious records {@link SuspectOrder} decides, after a short
 * settling time in which those that come from the same dead process arrive.
 */
public final class ExclusiveGate {
    private static final Duration SETTLING = Duration.ofMillis(500);

    private final long settlingNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SuspectOrder order = new SuspectOrder();
    private final PriorityQueue<Ticket> waiting =
            new PriorityQueue<>((a, b) -> order.compare(a.delivery, b.delivery));
    private int sharers;
    private boolean exclusive;
    private long lastArrival;

    /** An open gate that nobody has passed yet. */
    public ExclusiveGate() {
        this(SETTLING);
    }

    ExclusiveGate(Duration settling) {
        settlingNanos = settling.toNanos();
    }

    /** Waits until no suspicious record runs or waits. */
    Permit shared() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!open()) {
                changed.await();
            }
            sharers++;
            return new Permit(this::leaveShared);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this record's turn has come and nothing else runs. */
    Permit exclusive(Delivery delivery) throws InterruptedException {
        lock.lockInterruptibly();
        Ticket ticket = new Ticket(delivery);
        try {
            lastArrival = System.nanoTime();
            waiting.add(ticket);
            changed.signalAll();
            awaitTurn(ticket);
            exclusive = true;
            return new Permit(this::leaveExclusive);
        } finally {
            waiting.remove(ticket);
            changed.signalAll();
            lock.unlock();
        }
    }

    private void awaitTurn(Ticket ticket) throws InterruptedException {
        while (true) {
            if (exclusive || sharers > 0 || !ticket.equals(waiting.peek())) {
                changed.await();
                continue;
            }
            long unsettled = lastArrival + settlingNanos - System.nanoTime();
            if (unsettled <= 0) {
                return;
            }
            var _ = changed.awaitNanos(unsettled);
        }
    }

    /** Waits until no suspicious record runs or waits; false when the time is over before. */
    boolean awaitOpen(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!open()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many suspicious records wait for their turn. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean open() {
        return !exclusive && waiting.isEmpty();
    }

    private void leaveShared() {
        lock.lock();
        try {
            sharers--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void leaveExclusive() {
        lock.lock();
        try {
            exclusive = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One place in the queue; equal only to itself. */
    private static final class Ticket {
        private final Delivery delivery;

        Ticket(Delivery delivery) {
            this.delivery = delivery;
        }
    }

    /** The right to run; closing it twice is closing it once. */
    static final class Permit implements AutoCloseable {
        static final Permit NONE = new Permit(() -> {});

        private final Runnable leave;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Permit(Runnable leave) {
            this.leave = leave;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                leave.run();
            }
        }
    }
}
