package io.baton.app.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testkit.FakeModelServer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Guarantees 1 and 2: whatever process dies whenever, each task has one result. */
class KilledAtRandomIT {
    private static final int TASKS = Integer.getInteger("baton.guarantees.tasks", 400);
    private static final long SEED = Long.getLong("baton.guarantees.seed", 20_261_124);
    private static final Duration BETWEEN = Duration.ofSeconds(4);

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void nothingIsLostOrDoneTwiceThoughARoleIsKilledEveryFewSeconds() throws Exception {
        try (FakeModelServer models = Fleet.models(Duration.ofMillis(100));
                Fleet fleet = Fleet.start(models)) {
            // given two of each role
            fleet.analyzer("analyzer-1");
            fleet.synthesizer("synthesizer-1");
            fleet.worker("worker-1");
            fleet.awaitReady();
            fleet.analyzer("analyzer-2");
            fleet.synthesizer("synthesizer-2");
            fleet.worker("worker-2");
            fleet.awaitReady();
            try (Traffic traffic =
                    new Traffic(fleet.broker().bootstrapServers(), fleet.topology())) {
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
        int all = 0;
        int workers = 0;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> traffic.finished() > 0);
        while (traffic.finished() < TASKS) {
            List<Member> members = fleet.members();
            Member doomed = members.get(dice.nextInt(members.size()));
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
