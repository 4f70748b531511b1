package io.baton.domain.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.Usage;
import io.baton.domain.synthesis.StageWork;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What happens to a stage while some or all of its models must be left alone. */
class ClosedModelsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final AttemptLimits LIMITS =
            new AttemptLimits(
                    2,
                    Duration.ofMillis(400),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(2));

    private final Map<String, Duration> closed = new HashMap<>();
    private final AttemptPolicy policy =
            new AttemptPolicy(
                    LIMITS, model -> closed.getOrDefault(model, Duration.ZERO), new Random(1));
    private final List<Attempt> soFar = new ArrayList<>();

    @Test
    void theNextCandidateIsCalledInsteadOfOneThatIsClosed() {
        closed.put("a", Duration.ofMillis(10));

        assertThat(decide(NOW, null, "a", "b")).isEqualTo(new Next.Call("b"));
    }

    @Test
    void whenAllAreClosedTheOneThatOpensFirstIsWaitedFor() {
        closed.put("a", Duration.ofSeconds(30));
        closed.put("b", Duration.ofSeconds(20));

        assertThat(decide(NOW, null, "a", "b"))
                .isEqualTo(new Next.WaitThenCall("b", Duration.ofSeconds(20)));
    }

    @Test
    void aModelThatClosedAfterItsFailureIsNotWaitedForWhileAnotherIsOpen() {
        AttemptFailure failure = failed("a");
        closed.put("a", Duration.ofMillis(10));

        assertThat(decide(NOW, failure, "a", "b")).isEqualTo(new Next.Call("b"));
    }

    @Test
    void aModelOutOfReachIsWaitedForBeyondItsNumberOfCalls() {
        AttemptFailure failure = failed("a", "a", "a", "a");

        assertThat(decide(NOW.plusSeconds(100), failure, "a"))
                .isInstanceOf(Next.WaitThenCall.class);
    }

    @Test
    void patienceEnds() {
        AttemptFailure failure = failed("a", "a", "a", "a");

        Next next = decide(NOW.plusSeconds(120), failure, "a");

        assertThat(error(next).code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    }

    @Test
    void aStageWhoseModelsStayClosedLongerThanItMayWaitFailsSayingSo() {
        closed.put("a", Duration.ofMinutes(3));

        ModelOrchestratorError error = error(decide(NOW, null, "a"));

        assertThat(error.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(error.message()).contains("stage executor").contains("left alone");
        assertThat(error.attempts()).isEmpty();
    }

    private Next decide(Instant now, @Nullable AttemptFailure last, String... models) {
        return policy.decide(work(models), soFar, last, NOW, now);
    }

    private AttemptFailure failed(String... models) {
        ErrorCode code = ErrorCode.PROVIDER_UNAVAILABLE;
        for (String model : models) {
            soFar.add(
                    new Attempt(model, "p", NOW, Duration.ZERO, Usage.UNKNOWN, code, "no", false));
        }
        return new AttemptFailure(code, true, null);
    }

    private static ModelOrchestratorError error(Next next) {
        return ((Next.GiveUp) next).error();
    }

    private static StageWork work(String... models) {
        return Works.between(NOW, NOW.plusSeconds(600), models);
    }
}
