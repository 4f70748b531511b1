package io.baton.app.worker.lane;

import io.baton.app.worker.lane.ExclusiveGate.Permit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One delivery on its way through the handler, as its lane sees it.
 *
 * <p>Invariant: its permit is given back when its run has ended <em>and</em> its lane has settled
 * it, whichever comes last.
 */
final class Call {
    private final Delivery delivery;
    private final AtomicInteger open = new AtomicInteger(2);
    private final Thread thread;
    private volatile Permit permit = Permit.NONE;
    private volatile boolean working;

    /** Starts {@code run} on a virtual thread; it must call {@link #ended()} when it ends. */
    Call(Delivery delivery, Consumer<Call> run) {
        this.delivery = delivery;
        this.thread = Thread.ofVirtual().name("handler").unstarted(() -> run.accept(this));
    }

    void start() {
        thread.start();
    }

    Delivery delivery() {
        return delivery;
    }

    /** Told by the run: it has its permit and starts to work. */
    void works(Permit newPermit) {
        permit = newPermit;
        working = true;
    }

    /** Whether it has more to lose than its place in the queue. */
    boolean working() {
        return working;
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Told by the run, last of all. */
    void ended() {
        closeOne();
    }

    /** Told by the lane: acknowledged, lost or abandoned. */
    void settled() {
        closeOne();
    }

    private void closeOne() {
        if (open.decrementAndGet() == 0) {
            permit.close();
        }
    }

    /** Gives the permit back early, for a run that will do nothing more. */
    void yieldPermit() {
        permit.close();
    }
}
