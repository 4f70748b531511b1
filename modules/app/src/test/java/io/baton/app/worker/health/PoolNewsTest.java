package io.baton.app.worker.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelPerformance.Circuit;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.orchestrator.ModelClosedException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

class PoolNewsTest {
    private static final ModelDescriptor A = model("one/a");
    private static final ModelDescriptor B = model("one/b");

    private final MovableClock clock = new MovableClock();
    private final ModelHealth health = new ModelHealth(clock);
    private final PoolNews news = new PoolNews(health, clock);
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void aProviderThatAskedAnotherWorkerForRestIsLeftAloneUntilThen() {
        health.onChange(told::incrementAndGet);
        Instant until = clock.instant().plusSeconds(3);

        news.resting(List.of(A, B), until);

        assertThat(health.closedFor("one/a")).isEqualTo(Duration.ofSeconds(3));
        assertThat(health.closedFor("one/b")).isEqualTo(Duration.ofSeconds(3));
        assertThat(health.performance("one/a", 0).retryAfterUntil()).isEqualTo(until);
        assertThatThrownBy(() -> health.begin(A)).isInstanceOf(ModelClosedException.class);
        assertThat(told).as("what was heard is not news").hasValue(0);

        clock.pass(Duration.ofSeconds(3));
        assertThat(health.closedFor("one/a")).isZero();
        assertThat(health.performance("one/a", 0).retryAfterUntil()).isNull();
        health.begin(A).succeeded(Usage.UNKNOWN);
    }

    @Test
    void aRestIsNeverShortenedAndNeverLongerThanFiveMinutes() {
        news.resting(List.of(A), clock.instant().plus(Duration.ofDays(1)));
        news.resting(List.of(A), clock.instant().plusSeconds(1));

        assertThat(health.closedFor("one/a")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aRestOfThisWorkersOwnIsToldAtOnceAndOnlyWhenItGrows() {
        health.onChange(told::incrementAndGet);
        ModelHealth.Observed longer = health.begin(A);
        ModelHealth.Observed shorter = health.begin(B);

        longer.failed(throttled(3));
        shorter.failed(throttled(2));

        assertThat(told).hasValue(1);
        assertThat(health.performance("one/b", 0).retryAfterUntil())
                .isEqualTo(clock.instant().plusSeconds(3));
    }

    @Test
    void aCircuitThatIsOpenElsewhereMakesDoubtAndAFewCallsDecide() {
        opened("w2");

        assertThat(news.isDoubtful("one/a")).isTrue();
        assertThat(health.closedFor("one/a")).as("may be tried").isZero();
        ModelHealth.Observed first = health.begin(A);
        ModelHealth.Observed second = health.begin(A);
        assertThatThrownBy(() -> health.begin(A)).isInstanceOf(ModelClosedException.class);

        first.succeeded(Usage.UNKNOWN);
        second.succeeded(Usage.UNKNOWN);
        assertThat(news.isDoubtful("one/a")).isFalse();
        assertThat(health.performance("one/a", 0).circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void twoFailuresInsteadOfFiveOpenItHereToo() {
        opened("w2");

        for (int n = 0; n < 2; n++) {
            health.begin(A).failed(ProviderException.of(ErrorCode.INVALID_ANSWER, "empty"));
        }

        assertThat(health.closedFor("one/a")).isPositive();
        assertThat(health.performance("one/a", 0).circuit()).isEqualTo(Circuit.OPEN);
    }

    @Test
    void theSameWordAgainDoubtsNothingThatWasFoundWellSince() {
        opened("w2");
        health.begin(A).succeeded(Usage.UNKNOWN);
        health.begin(A).succeeded(Usage.UNKNOWN);

        opened("w2");

        assertThat(news.isDoubtful("one/a")).isFalse();
        assertThat(health.performance("one/a", 0).circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void whenItIsTriedAgainThereItIsNoWorseThanOthersHere() {
        opened("w2");

        heard("w2", Circuit.HALF_OPEN);
        assertThat(news.isDoubtful("one/a")).isFalse();

        heard("w2", Circuit.CLOSED);
        assertThat(health.performance("one/a", 0).circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void itStaysDoubtfulWhileAnyWorkerHasItOpen() {
        opened("w2");
        opened("w3");

        heard("w2", Circuit.CLOSED);
        assertThat(news.isDoubtful("one/a")).isTrue();

        news.withdrawn("w3", "one/a");
        assertThat(news.isDoubtful("one/a")).isFalse();
    }

    @Test
    void aWorkerThatIsSilentForAMinuteIsNotBelieved() {
        opened("w2");
        clock.pass(Duration.ofMinutes(2));

        assertThat(news.isDoubtful("one/a")).isFalse();

        news.heard("w3", B, performance(Circuit.OPEN), clock.instant().minusSeconds(90));
        assertThat(news.isDoubtful("one/b")).isFalse();
    }

    @Test
    void theWordOfOthersOpensNoCircuitAndClosesNoneThatThisWorkerOpened() {
        for (int n = 0; n < 5; n++) {
            health.begin(A).failed(ProviderException.of(ErrorCode.INVALID_ANSWER, "empty"));
        }

        opened("w2");
        heard("w2", Circuit.CLOSED);

        assertThat(health.performance("one/a", 0).circuit()).isEqualTo(Circuit.OPEN);
    }

    private static ProviderException throttled(int seconds) {
        return new ProviderException(
                ErrorCode.PROVIDER_THROTTLED,
                "slow down",
                429,
                true,
                Duration.ofSeconds(seconds),
                null);
    }

    private void opened(String worker) {
        heard(worker, Circuit.OPEN);
    }

    private void heard(String worker, Circuit circuit) {
        news.heard(worker, A, performance(circuit), clock.instant());
    }

    private static ModelPerformance performance(Circuit circuit) {
        return ModelPerformance.UNKNOWN.with(circuit);
    }

    private static ModelDescriptor model(String id) {
        return new ModelDescriptor(
                id, "one", "ollama", id, null, Map.of(), 8_192, 0, 0, true, true, Set.of());
    }
}
