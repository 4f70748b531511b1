package io.baton.app.worker.lane;

import java.time.Duration;

/** Tells the lanes of a pool to stop, and until when calls may finish. */
final class StopSignal {
    private volatile boolean requested;
    private volatile long graceEnd;

    void request(Duration grace) {
        graceEnd = System.nanoTime() + grace.toNanos();
        requested = true;
    }

    boolean requested() {
        return requested;
    }

    boolean graceOver() {
        return requested && graceLeft().isNegative();
    }

    /** How long calls may still run, once requested. */
    Duration graceLeft() {
        return Duration.ofNanos(graceEnd - System.nanoTime());
    }
}
