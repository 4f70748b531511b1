package io.baton.app.worker.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelPerformance.Circuit;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class CallStatisticsTest {
    private final MovableClock clock = new MovableClock();
    private final CallStatistics statistics = new CallStatistics();

    @Test
    void nothingIsKnownBeforeTheFirstCall() {
        assertThat(performance()).isEqualTo(ModelPerformance.UNKNOWN);
    }

    @Test
    void quantilesAreOfTheCallsThatSucceeded() {
        for (int n = 1; n <= 20; n++) {
            statistics.succeeded(Duration.ofSeconds(n), 0, clock.instant());
        }
        statistics.failed(Duration.ofMinutes(5), clock.instant());

        assertThat(performance().typical()).isEqualTo(Duration.ofSeconds(11));
        assertThat(performance().slow()).isEqualTo(Duration.ofSeconds(20));
        assertThat(performance().calls()).isEqualTo(21);
        assertThat(performance().errorRate()).isCloseTo(1 / 21.0, within(1e-9));
    }

    @Test
    void tokensASecondAreTheMedianOfTheCallsThatHaveThem() {
        statistics.succeeded(Duration.ofSeconds(2), 20, clock.instant());
        statistics.succeeded(Duration.ofSeconds(2), 60, clock.instant());
        statistics.succeeded(Duration.ofSeconds(1), 50, clock.instant());
        statistics.succeeded(Duration.ofSeconds(1), 0, clock.instant());

        assertThat(performance().tokensPerSecond()).isCloseTo(30, within(1e-9));
    }

    @Test
    void onlyTheLastCallsCount() {
        for (int n = 0; n < CallStatistics.MOST; n++) {
            statistics.failed(Duration.ofSeconds(1), clock.instant());
        }
        for (int n = 0; n < CallStatistics.MOST; n++) {
            statistics.succeeded(Duration.ofSeconds(1), 0, clock.instant());
        }

        assertThat(performance().errorRate()).isZero();
        assertThat(performance().calls()).isEqualTo(CallStatistics.MOST);
    }

    @Test
    void whatIsLongPastCountsNoMore() {
        statistics.succeeded(Duration.ofSeconds(1), 0, clock.instant());

        clock.pass(CallStatistics.OLDEST.plusSeconds(1));

        assertThat(performance()).isEqualTo(ModelPerformance.UNKNOWN);
    }

    private ModelPerformance performance() {
        return statistics.performance(Circuit.CLOSED, 0, clock.instant());
    }
}
