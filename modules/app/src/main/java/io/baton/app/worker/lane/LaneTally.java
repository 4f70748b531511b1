package io.baton.app.worker.lane;

import java.util.concurrent.atomic.LongAdder;

/** Counts what all lanes of a pool do. */
final class LaneTally {
    final LongAdder lanes = new LongAdder();
    final LongAdder inFlight = new LongAdder();
    final LongAdder redeliveries = new LongAdder();
    final LongAdder diverted = new LongAdder();
    final LongAdder renewals = new LongAdder();
    final LongAdder lostLocks = new LongAdder();
    final LongAdder handlerFailures = new LongAdder();
    final LongAdder laneRestarts = new LongAdder();
    final LongAdder unconfirmed = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder released = new LongAdder();

    void confirmed(Disposition disposition) {
        switch (disposition) {
            case ACCEPT -> accepted.increment();
            case REJECT -> rejected.increment();
            case RELEASE -> released.increment();
        }
    }

    LaneCounts counts() {
        return new LaneCounts(
                lanes.sum(),
                inFlight.sum(),
                accepted.sum(),
                rejected.sum(),
                released.sum(),
                redeliveries.sum(),
                diverted.sum(),
                renewals.sum(),
                lostLocks.sum(),
                unconfirmed.sum(),
                handlerFailures.sum(),
                laneRestarts.sum());
    }
}
