package io.baton.app.worker.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance.Circuit;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.orchestrator.ModelClosedException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

class ModelHealthTest {
    private static final ModelDescriptor A = model("one/a", "one");
    private static final ModelDescriptor NEIGHBOUR = model("one/b", "one");
    private static final ModelDescriptor ELSEWHERE = model("two/c", "two");

    private final MovableClock clock = new MovableClock();
    private final ModelHealth health = new ModelHealth(clock);
    private final AtomicInteger changes = new AtomicInteger();

    @Test
    void anEndpointThatCannotBeReachedClosesAllItsModelsAndNoOthers() {
        health.begin(NEIGHBOUR).succeeded(Usage.UNKNOWN);
        health.begin(ELSEWHERE).succeeded(Usage.UNKNOWN);

        fail(A, 4, unreachable());

        assertThat(health.closedFor("one/a")).isPositive();
        assertThat(health.closedFor("one/b")).isPositive();
        assertThat(health.closedFor("two/c")).isZero();
        assertThatThrownBy(() -> health.begin(A)).isInstanceOf(ModelClosedException.class);
        assertThat(health.performance("one/b", 0).circuit()).isEqualTo(Circuit.OPEN);
    }

    @Test
    void aModelThatAnswersBadlyClosesAlone() {
        health.begin(NEIGHBOUR).succeeded(Usage.UNKNOWN);

        fail(A, 5, ProviderException.of(ErrorCode.INVALID_ANSWER, "empty"));

        assertThat(health.closedFor("one/a")).isPositive();
        assertThat(health.closedFor("one/b")).isZero();
    }

    @Test
    void aFewFailuresAreBadLuck() {
        fail(A, 4, unreachable());

        assertThat(health.closedFor("one/a")).isZero();
    }

    @Test
    void whatIsTheTasksFaultClosesNothing() {
        fail(A, 50, ProviderException.of(ErrorCode.CONTEXT_EXCEEDED, "too long"));
        fail(A, 50, ProviderException.of(ErrorCode.PROVIDER_TIMEOUT, "had a second only"));

        assertThat(health.closedFor("one/a")).isZero();
        assertThat(health.performance("one/a", 0).errorRate()).isZero();
    }

    @Test
    void afterItsRestAFewProbesDecideAndSuccessClosesTheCircuitWithACleanSheet() {
        health.onChange(changes::incrementAndGet);
        fail(A, 5, unreachable());
        clock.pass(Duration.ofSeconds(3));

        assertThat(health.performance("one/a", 0).circuit()).isEqualTo(Circuit.HALF_OPEN);
        ModelHealth.Observed first = health.begin(A);
        ModelHealth.Observed second = health.begin(A);
        assertThat(health.closedFor("one/a")).as("all probes are under way").isPositive();
        first.succeeded(Usage.UNKNOWN);
        second.succeeded(Usage.UNKNOWN);

        assertThat(health.closedFor("one/a")).isZero();
        assertThat(health.performance("one/a", 0).circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(health.performance("one/a", 0).errorRate()).isZero();
        assertThat(changes.get()).as("opened, half-open, closed").isEqualTo(3);
    }

    @Test
    void aProbeThatFailsMakesTheRestLonger() {
        fail(A, 5, unreachable());
        clock.pass(Duration.ofSeconds(3));

        fail(A, 2, unreachable());

        assertThat(health.closedFor("one/a")).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void anInterruptedProbeMakesRoomForAnother() {
        fail(A, 5, unreachable());
        clock.pass(Duration.ofSeconds(3));
        for (int n = 0; n < 10; n++) {
            health.begin(A).abandoned();
        }

        assertThat(health.closedFor("one/a")).isZero();
    }

    @Test
    void aProviderThatAnswersAgainIsTriedAtOnce() {
        fail(A, 5, unreachable());

        health.answersAgain("one");

        assertThat(health.closedFor("one/a")).isZero();
        assertThat(health.performance("one/a", 0).circuit()).isEqualTo(Circuit.HALF_OPEN);
    }

    @Test
    void aProviderThatAsksToBeLeftAloneIsByAllItsModelsForAsLongAsItAsks() {
        health.begin(NEIGHBOUR).succeeded(Usage.UNKNOWN);

        fail(A, 1, throttled(Duration.ofSeconds(20)));

        assertThat(health.closedFor("one/b")).isEqualTo(Duration.ofSeconds(20));
        assertThatThrownBy(() -> health.begin(NEIGHBOUR)).isInstanceOf(ModelClosedException.class);
        clock.pass(Duration.ofSeconds(20));
        assertThat(health.closedFor("one/b")).isZero();
    }

    @Test
    void noProviderKeepsItsModelsFromBeingUsedForHours() {
        fail(A, 1, throttled(Duration.ofHours(5)));

        assertThat(health.closedFor("one/a")).isEqualTo(Duration.ofMinutes(5));
    }

    private void fail(ModelDescriptor model, int times, ProviderException failure) {
        for (int n = 0; n < times; n++) {
            health.begin(model).failed(failure);
        }
    }

    private static ProviderException unreachable() {
        return ProviderException.of(ErrorCode.PROVIDER_UNAVAILABLE, "cannot be reached");
    }

    private static ProviderException throttled(Duration wait) {
        return new ProviderException(
                ErrorCode.PROVIDER_THROTTLED, "too much", 429, true, wait, null);
    }

    private static ModelDescriptor model(String id, String provider) {
        return new ModelDescriptor(
                id, provider, "ollama", id, null, Map.of(), 8_000, 0, 0, false, true, Set.of());
    }
}
