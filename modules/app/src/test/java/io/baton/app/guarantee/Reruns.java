package io.baton.app.guarantee;

import io.baton.testkit.FakeModelServer;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The calls that began again elsewhere, watched while no other call can begin.
 *
 * @param calls how many
 * @param last when the last of them began, since the watch began
 */
record Reruns(int calls, Duration last) {

    /** Watches for that long. */
    static Reruns watch(FakeModelServer models, Duration span) {
        int before = models.log().calls().size();
        long start = System.nanoTime();
        AtomicInteger seen = new AtomicInteger();
        AtomicLong last = new AtomicLong();
        Awaitility.await()
                .atMost(span.multipliedBy(2))
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> {
                            long now = System.nanoTime() - start;
                            int more = models.log().calls().size() - before;
                            if (more > seen.getAndSet(more)) {
                                last.set(now);
                            }
                            return now >= span.toNanos();
                        });
        return new Reruns(seen.get(), Duration.ofNanos(last.get()));
    }

    /** When the last of them began, for a person. */
    double seconds() {
        return last.toMillis() / 1000.0;
    }
}
