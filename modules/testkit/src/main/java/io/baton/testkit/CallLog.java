package io.baton.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the fake has seen: its calls, how many ran at once and for how long. Safe for use by many
 * threads at once.
 */
public final class CallLog {
    private final List<FakeRequest> calls = new ArrayList<>();
    private int inFlight;
    private int maxInFlight;
    private int disconnects;
    private int loads;
    private int answered;
    private long busyNanos;
    private long firstStart;
    private long lastChange;

    synchronized void started(FakeRequest request) {
        account();
        if (calls.isEmpty()) {
            firstStart = lastChange;
        }
        calls.add(request);
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
    }

    synchronized void ended() {
        account();
        inFlight--;
    }

    synchronized void whole() {
        answered++;
    }

    synchronized void disconnected() {
        disconnects++;
    }

    synchronized void loaded() {
        loads++;
    }

    private void account() {
        long now = System.nanoTime();
        busyNanos += inFlight * (now - lastChange);
        lastChange = now;
    }

    /** Every chat call so far, oldest first. */
    public synchronized List<FakeRequest> calls() {
        return List.copyOf(calls);
    }

    /** Calls that run now. */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** Most calls that ever ran at once. */
    public synchronized int maxInFlight() {
        return maxInFlight;
    }

    /** Calls whose caller hung up before the answer was whole. */
    public synchronized int disconnects() {
        return disconnects;
    }

    /** Calls that got a whole answer, faults excluded. */
    public synchronized int answered() {
        return answered;
    }

    /** How often a model had to be loaded because it was not resident. */
    public synchronized int loads() {
        return loads;
    }

    /** Sum of the durations of all calls. */
    public synchronized Duration busy() {
        return Duration.ofNanos(busyNanos + inFlight * (System.nanoTime() - lastChange));
    }

    /** Time between the start of the first call and the last start or end of one. */
    public synchronized Duration span() {
        return Duration.ofNanos(calls.isEmpty() ? 0 : lastChange - firstStart);
    }

    /** Calls in flight on average over {@link #span()}; 0 when there was none. */
    public synchronized double averageInFlight() {
        return calls.isEmpty() || lastChange == firstStart
                ? 0
                : (double) busyNanos / (lastChange - firstStart);
    }

    /** Forgets all but the calls that run now. */
    public synchronized void clear() {
        calls.clear();
        maxInFlight = inFlight;
        disconnects = 0;
        loads = 0;
        answered = 0;
        busyNanos = 0;
        lastChange = System.nanoTime();
        firstStart = lastChange;
    }
}
