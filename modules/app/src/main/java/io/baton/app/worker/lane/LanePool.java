package io.baton.app.worker.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads several topics through lanes, one handler for all of them.
 *
 * <p>A lane whose consumer fails is started again, with growing pauses, for as long as the pool
 * lives; {@link #problems()} says what is wrong meanwhile.
 */
public final class LanePool implements AutoCloseable {
    /**
     * What {@link #stop} may take beyond its grace: interrupted calls end, what is left is given
     * back, consumers leave the group.
     */
    public static final Duration STOP_ALLOWANCE =
            WindowLoop.INTERRUPT_PATIENCE
                    .plus(ShareReader.COMMIT_TIMEOUT)
                    .plus(ShareReader.CLOSE_TIMEOUT)
                    .plusSeconds(1);

    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final LaneTally tally = new LaneTally();
    private final LaneProblems problems = new LaneProblems();
    private final StopSignal stop = new StopSignal();
    private final AtomicBoolean closed = new AtomicBoolean();

    private LanePool() {}

    /**
     * Starts lanes for every topic and returns at once.
     *
     * @param topics one entry a topic
     * @param gate the one gate of this process
     */
    public static LanePool start(
            List<LaneSettings> topics,
            RecordHandler handler,
            Diverter diverter,
            PoisonPolicy policy,
            ExclusiveGate gate) {
        requireDistinctTopics(topics);
        LanePool pool = new LanePool();
        CallRunner calls = new CallRunner(handler, diverter, policy, gate, pool.tally);
        LaneContext context = new LaneContext(calls, gate, pool.tally, pool.problems, pool.stop);
        for (LaneSettings topic : topics) {
            CarefulStart start = new CarefulStart(policy);
            for (int n = 0; n < topic.lanes(); n++) {
                pool.add("lane-" + topic.topic() + "-" + n, topic, context, start, n == 0);
            }
        }
        pool.threads.forEach(Thread::start);
        return pool;
    }

    private void add(
            String name,
            LaneSettings settings,
            LaneContext context,
            CarefulStart start,
            boolean scout) {
        Lane lane = new Lane(name, settings, context, start, scout);
        lanes.add(lane);
        threads.add(Thread.ofPlatform().name(name).daemon().unstarted(lane));
    }

    private static void requireDistinctTopics(List<LaneSettings> topics) {
        Set<String> seen = new HashSet<>();
        for (LaneSettings settings : topics) {
            if (!seen.add(settings.topic())) {
                throw new IllegalArgumentException(
                        "topic " + settings.topic() + " is listed twice; list it once.");
            }
        }
    }

    /** What has been done so far. */
    public LaneCounts counts() {
        return tally.counts();
    }

    /** By topic, why lanes of it fail at present; empty when all is well. */
    public Map<String, String> problems() {
        return problems.current();
    }

    /** How many lanes have ended though nobody told them to: they do not come back. */
    public long ended() {
        return closed.get() ? 0 : threads.stream().filter(thread -> !thread.isAlive()).count();
    }

    /**
     * Stops reading, lets calls that run finish for {@code grace}, interrupts the rest and gives
     * their records back. Records whose call has not begun are given back at once. Returns after
     * {@code grace} and {@link #STOP_ALLOWANCE} at the latest; the first call decides.
     *
     * @throws InterruptedException when interrupted while waiting; the lanes go on stopping
     */
    public StopReport stop(Duration grace) throws InterruptedException {
        LaneCounts before = tally.counts();
        if (closed.compareAndSet(false, true)) {
            stop.request(grace);
            lanes.forEach(Lane::nudge);
        }
        long end = System.nanoTime() + grace.plus(STOP_ALLOWANCE).toNanos();
        boolean complete = true;
        for (Thread thread : threads) {
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            complete &= thread.join(left);
        }
        LaneCounts after = tally.counts();
        return new StopReport(
                after.accepted() + after.rejected() - before.accepted() - before.rejected(),
                after.released() - before.released(),
                after.unconfirmed() - before.unconfirmed(),
                complete);
    }

    /** Stops without grace. */
    @Override
    public void close() {
        try {
            var _ = stop(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
