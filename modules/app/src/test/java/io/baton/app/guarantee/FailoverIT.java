package io.baton.app.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testkit.FakeModelServer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How soon others take over from a process that was killed. The figures are printed; the bounds
 * asserted are those of a machine that does much else.
 */
class FailoverIT {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Duration LONG_CALL = Duration.ofSeconds(12);
    private static final int BEFORE = 60;
    private static final int MEANWHILE = 120;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void whatADeadAnalyzerOrSynthesizerHadGoesOnElsewhere() throws Exception {
        try (FakeModelServer models = Fleet.models(Duration.ofMillis(20));
                Fleet fleet = Fleet.ofOneEach(models)) {
            Member analyzer = fleet.member("analyzer-1");
            Member synthesizer = fleet.member("synthesizer-1");
            fleet.analyzer("analyzer-2");
            fleet.synthesizer("synthesizer-2");
            fleet.awaitReady();
            try (Traffic traffic = fleet.traffic()) {
                assertThat(silenceAfterDeath(analyzer, traffic)).isLessThan(BOUND);
                assertThat(silenceAfterDeath(synthesizer, traffic)).isLessThan(BOUND);
                traffic.await(BOUND).assertNothingLost();
            }
        }
    }

    private static Duration silenceAfterDeath(Member doomed, Traffic traffic) {
        // given tasks that flow
        int first = traffic.finished();
        traffic.send(BEFORE);
        Awaitility.await()
                .atMost(BOUND.multipliedBy(2))
                .until(() -> traffic.finished() >= first + BEFORE / 2);
        // when
        doomed.process().kill();
        long killedAt = System.nanoTime();
        traffic.send(MEANWHILE);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> traffic.finished() >= first + BEFORE + MEANWHILE);
        // then
        Duration took = Duration.ofNanos(System.nanoTime() - killedAt);
        System.out.printf(
                Locale.ROOT,
                "%s killed: %d tasks sent before and after were done %.1f s later%n",
                doomed.name(),
                BEFORE + MEANWHILE,
                took.toMillis() / 1000.0);
        return took;
    }

    @Test
    @LongTrial
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void theCallsOfADeadWorkerRunElsewhere() throws Exception {
        try (FakeModelServer models = Fleet.models(LONG_CALL);
                Fleet fleet = Fleet.ofOneEach(models)) {
            Member doomed = fleet.member("worker-1");
            fleet.worker("worker-2");
            fleet.awaitReady();
            fleet.awaitLanes(2);
            try (Traffic traffic = fleet.traffic()) {
                // given calls at both, with free slots
                traffic.send(Fleet.SLOTS);
                Awaitility.await()
                        .atMost(BOUND)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> models.log().inFlight() == Fleet.SLOTS);
                // when
                doomed.process().kill();
                Reruns reruns = Reruns.watch(models, LONG_CALL.dividedBy(2));
                // then
                System.out.printf(
                        Locale.ROOT,
                        "worker killed with %d calls: the last ran elsewhere %.2f s later%n",
                        reruns.calls(),
                        reruns.seconds());
                Account account = traffic.await(Duration.ofMinutes(2));
                account.assertNothingLost();
                assertThat(reruns.calls()).isPositive();
                assertThat(account.repeated(models.log())).isEqualTo(reruns.calls());
            }
        }
    }
}
