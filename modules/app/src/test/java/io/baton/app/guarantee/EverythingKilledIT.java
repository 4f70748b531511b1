package io.baton.app.guarantee;

import io.baton.testkit.FakeModelServer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Guarantee 1: what the broker acknowledged survives the death of the broker, and of all. */
class EverythingKilledIT {
    private static final int TASKS = 200;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void everyTaskIsDoneOnceThoughTheBrokerAndThenEverythingIsKilled() throws Exception {
        try (FakeModelServer models = Fleet.models(Duration.ofMillis(100));
                Fleet fleet = Fleet.ofOneEach(models)) {
            try (Traffic traffic = fleet.traffic()) {
                traffic.send(TASKS);
                awaitFinished(traffic, TASKS / 5);
                // when the broker dies under its clients
                fleet.broker().kill();
                fleet.broker().restart();
                double aloneAfter = secondsUntil(traffic, TASKS / 2);
                // and when all die
                fleet.broker().kill();
                fleet.members().forEach(member -> member.process().kill());
                fleet.broker().restart();
                fleet.members().forEach(Member::restart);
                double allAfter = secondsUntil(traffic, traffic.finished() + 1);
                // then
                Account account = traffic.await(Duration.ofMinutes(3));
                account.print(
                        String.format(
                                Locale.ROOT,
                                "broker killed, half of the tasks done %.1f s after its restart; then everything, next result after %.1f s",
                                aloneAfter,
                                allAfter),
                        models.log());
                account.assertNothingLost();
            }
        }
    }

    private static double secondsUntil(Traffic traffic, int tasks) {
        long start = System.nanoTime();
        awaitFinished(traffic, tasks);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void awaitFinished(Traffic traffic, int tasks) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> traffic.finished() >= Math.min(tasks, TASKS));
    }
}
