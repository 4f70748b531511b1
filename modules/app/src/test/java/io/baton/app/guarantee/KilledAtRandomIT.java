package io.baton.app.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testkit.FakeModelServer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Guarantees 1 and 2: whatever process dies whenever, each task has one result. */
class KilledAtRandomIT {
    private static final int TASKS = Integer.getInteger("baton.guarantees.tasks", 800);
    private static final long SEED = Long.getLong("baton.guarantees.seed", 20_261_124);
    private static final Duration BETWEEN = Duration.ofSeconds(4);

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void nothingIsLostOrDoneTwiceThoughARoleIsKilledEveryFewSeconds() throws Exception {
        try (FakeModelServer models = Fleet.models(Duration.ofMillis(200));
                Fleet fleet = Fleet.ofOneEach(models)) {
            // given two of each role
            fleet.analyzer("analyzer-2");
            fleet.synthesizer("synthesizer-2");
            fleet.worker("worker-2");
            fleet.awaitReady();
            try (Traffic traffic = fleet.traffic()) {
                traffic.send(TASKS);
                // when
                Deaths deaths = killUntilDone(fleet, traffic);
                // then
                Account account = traffic.await(Duration.ofMinutes(5));
                account.print(
                        "seed %d, %d processes killed, %d of them workers"
                                .formatted(SEED, deaths.all(), deaths.workers()),
                        models.log());
                account.assertNothingLost();
                assertThat(deaths.all()).isPositive();
                assertThat(account.repeated(models.log()))
                        .isLessThanOrEqualTo(deaths.workers() * Fleet.SLOTS);
            }
        }
    }

    private static Deaths killUntilDone(Fleet fleet, Traffic traffic) {
        Random dice = new Random(SEED);
        List<Member> doomedNext = new ArrayList<>();
        int all = 0;
        int workers = 0;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> traffic.finished() > 0);
        while (traffic.finished() < TASKS) {
            // In an order of chance, but each of them before any of them again.
            if (doomedNext.isEmpty()) {
                doomedNext.addAll(fleet.members());
                Collections.shuffle(doomedNext, dice);
            }
            Member doomed = doomedNext.removeLast();
            doomed.restart();
            all++;
            workers += doomed.name().startsWith("worker") ? 1 : 0;
            long due = System.nanoTime() + BETWEEN.toNanos();
            Awaitility.await()
                    .atMost(BETWEEN.multipliedBy(2))
                    .until(() -> traffic.finished() >= TASKS || System.nanoTime() >= due);
        }
        return new Deaths(all, workers);
    }

    private record Deaths(int all, int workers) {}
}
