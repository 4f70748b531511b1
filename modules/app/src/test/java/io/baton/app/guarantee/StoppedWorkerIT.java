package io.baton.app.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testkit.FakeModelServer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Guarantee 2: what comes too late from a worker that stood still changes nothing. */
class StoppedWorkerIT {
    private static final Duration CALL = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    @LongTrial
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void theStaleAnswersOfAWorkerThatStoodStillPastItsLocksChangeNothing() throws Exception {
        try (FakeModelServer models = Fleet.models(CALL);
                Fleet fleet = Fleet.ofOneEach(models, "--baton.worker.lock=15s")) {
            Member frozen = fleet.member("worker-1");
            try (Traffic traffic = fleet.traffic()) {
                // given
                traffic.send(10);
                Awaitility.await().atMost(LONG).until(() -> models.log().inFlight() == 10);
                // when it stands still until others have done all its work
                frozen.process().freeze();
                fleet.worker("worker-2", "--baton.worker.lock=15s");
                Awaitility.await().atMost(LONG).until(() -> traffic.finished() == 10);
                frozen.process().thaw();
                // then it goes on as if nothing had happened
                traffic.send(40);
                Account account = traffic.await(LONG);
                account.print("a worker stood still past its locks", models.log());
                account.assertNothingLost();
                assertThat(frozen.process().isAlive()).isTrue();
                assertThat(account.repeated(models.log())).isBetween(1, Fleet.SLOTS);
            }
        }
    }

    @Test
    @LongTrial
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void aWorkerThatIsAskedToEndHandsOverWithinSecondsThoughItsCallsAreLong() throws Exception {
        try (FakeModelServer models = Fleet.models(Duration.ofSeconds(20));
                Fleet fleet = Fleet.ofOneEach(models, "--baton.worker.drain=2s")) {
            Member leaving = fleet.member("worker-1");
            fleet.worker("worker-2");
            fleet.awaitReady();
            fleet.awaitLanes(2);
            try (Traffic traffic = fleet.traffic()) {
                // given
                traffic.send(Fleet.SLOTS);
                Awaitility.await().atMost(LONG).until(() -> models.log().inFlight() == Fleet.SLOTS);
                // when
                boolean ended = leaving.process().terminate(Duration.ofSeconds(15));
                // then
                assertThat(ended).isTrue();
                Account account = traffic.await(Duration.ofMinutes(3));
                account.print("a worker was asked to end during calls of 20 s", models.log());
                account.assertNothingLost();
                assertThat(account.repeated(models.log())).isBetween(1, Fleet.SLOTS);
            }
        }
    }
}
