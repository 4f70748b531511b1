package io.baton.app.worker.lane;

/** What all lanes of a pool share. */
record LaneContext(
        CallRunner calls,
        ExclusiveGate gate,
        LaneTally tally,
        LaneProblems problems,
        StopSignal stop) {}
