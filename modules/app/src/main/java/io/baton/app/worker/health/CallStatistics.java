package io.baton.app.worker.health;

import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelPerformance.Circuit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the last calls of one model showed: at most {@link #MOST} of them, none older than {@link
 * #OLDEST}, so that what a model did an hour ago does not speak for it. Safe for many threads.
 */
final class CallStatistics {
    static final int MOST = 100;
    static final Duration OLDEST = Duration.ofMinutes(15);

    private final Deque<Call> calls = new ArrayDeque<>();

    /**
     * @param tokens of the answer; 0 when not known
     */
    synchronized void succeeded(Duration took, int tokens, Instant now) {
        add(new Call(now, took, tokens, false));
    }

    synchronized void failed(Duration took, Instant now) {
        add(new Call(now, took, 0, true));
    }

    synchronized void forgetFailures() {
        calls.removeIf(Call::failed);
    }

    /** The median time of the calls that succeeded; zero when there is none. */
    synchronized Duration typical(Instant now) {
        return quantile(times(now), 0.5);
    }

    synchronized ModelPerformance performance(Circuit circuit, int freePermits, Instant now) {
        List<Duration> times = times(now);
        double failed = calls.stream().filter(Call::failed).count();
        return new ModelPerformance(
                calls.size(),
                quantile(times, 0.5),
                quantile(times, 0.95),
                tokensPerSecond(),
                calls.isEmpty() ? 0 : failed / calls.size(),
                circuit,
                freePermits);
    }

    private void add(Call call) {
        forgetOld(call.at());
        if (calls.size() == MOST) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    private void forgetOld(Instant now) {
        Instant oldest = now.minus(OLDEST);
        while (!calls.isEmpty() && calls.getFirst().at().isBefore(oldest)) {
            calls.removeFirst();
        }
    }

    private List<Duration> times(Instant now) {
        forgetOld(now);
        return calls.stream().filter(call -> !call.failed()).map(Call::took).sorted().toList();
    }

    private static Duration quantile(List<Duration> sorted, double share) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }

    private double tokensPerSecond() {
        double[] rates =
                calls.stream()
                        .filter(call -> call.tokens() > 0 && call.took().isPositive())
                        .mapToDouble(call -> call.tokens() * 1e9 / call.took().toNanos())
                        .sorted()
                        .toArray();
        return rates.length == 0 ? 0 : rates[rates.length / 2];
    }

    private record Call(Instant at, Duration took, int tokens, boolean failed) {}
}
