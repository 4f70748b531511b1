package io.baton.domain.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.Usage;
import io.baton.domain.synthesis.StageWork;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class AttemptPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final AttemptLimits LIMITS =
            new AttemptLimits(
                    3,
                    Duration.ofMillis(400),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ZERO);

    private final AttemptPolicy policy =
            new AttemptPolicy(LIMITS, ModelGate.ALWAYS_OPEN, new Random(1));
    private final List<Attempt> soFar = new ArrayList<>();

    @Test
    void theBestCandidateIsCalledFirst() {
        assertThat(decide(work("a", "b"), null)).isEqualTo(new Next.Call("a"));
    }

    @Test
    void aPassingFailureIsWaitedForLongerEachTimeAndThenTheNextCandidateIsCalled() {
        StageWork work = work("a", "b");

        assertThat(delay(decide(work, failed("a", ErrorCode.PROVIDER_UNAVAILABLE))))
                .isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(delay(decide(work, failed("a", ErrorCode.PROVIDER_UNAVAILABLE))))
                .isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(decide(work, failed("a", ErrorCode.PROVIDER_UNAVAILABLE)))
                .isEqualTo(new Next.Call("b"));
    }

    @Test
    void aLastingFailureLeadsToTheNextCandidateAtOnce() {
        assertThat(decide(work("a", "b"), failed("a", ErrorCode.CONTEXT_EXCEEDED)))
                .isEqualTo(new Next.Call("b"));
    }

    @Test
    void whatTheProviderSaysCountsMoreThanTheCode() {
        failed("a", ErrorCode.PROVIDER_UNAVAILABLE);

        Next next =
                decide(work("a"), new AttemptFailure(ErrorCode.PROVIDER_UNAVAILABLE, false, null));

        assertThat(next).isInstanceOf(Next.GiveUp.class);
    }

    @Test
    void retryAfterIsHonoured() {
        failed("a", ErrorCode.PROVIDER_THROTTLED);

        Next next = decide(work("a", "b"), throttled(Duration.ofSeconds(4)));

        assertThat(next).isEqualTo(new Next.WaitThenCall("a", Duration.ofSeconds(4)));
    }

    @Test
    void aLongRetryAfterIsWaitedForOnlyWhenNoOtherCandidateIsLeft() {
        failed("a", ErrorCode.PROVIDER_THROTTLED);

        assertThat(decide(work("a", "b"), throttled(Duration.ofSeconds(20))))
                .isEqualTo(new Next.Call("b"));
        assertThat(decide(work("a"), throttled(Duration.ofSeconds(20))))
                .isEqualTo(new Next.WaitThenCall("a", Duration.ofSeconds(20)));
    }

    @Test
    void noWaitReachesIntoTheLastSecondBeforeTheDeadline() {
        failed("a", ErrorCode.PROVIDER_THROTTLED);

        assertThat(decide(work("a"), throttled(Duration.ofSeconds(59))))
                .isInstanceOf(Next.GiveUp.class);
        assertThat(decide(work("a"), throttled(Duration.ofSeconds(58))))
                .isInstanceOf(Next.WaitThenCall.class);
    }

    @Test
    void anEarlierCandidateThatMayHaveRecoveredIsTriedBeforeGivingUp() {
        failed("a", ErrorCode.PROVIDER_THROTTLED);

        Next next = decide(work("a", "b"), failed("b", ErrorCode.MODEL_NOT_FOUND));

        assertThat(next).isInstanceOf(Next.WaitThenCall.class);
        assertThat(((Next.WaitThenCall) next).model()).isEqualTo("a");
    }

    @Test
    void givingUpListsEveryAttemptAndTheNewestFailureOfEachModel() {
        failed("a", ErrorCode.MODEL_NOT_FOUND);

        ModelOrchestratorError error =
                error(decide(work("a", "b"), failed("b", ErrorCode.PROVIDER_REJECTED)));

        assertThat(error.code()).isEqualTo(ErrorCode.PROVIDER_REJECTED);
        assertThat(error.attempts()).hasSize(2);
        assertThat(error.details()).containsEntry("candidates", "a, b");
        assertThat(error.message())
                .contains("2 calls")
                .contains("a (MODEL_NOT_FOUND, no)")
                .contains("b (PROVIDER_REJECTED, no)");
    }

    @Test
    void theDeadlineEndsIt() {
        ModelOrchestratorError error =
                error(policy.decide(work("a"), List.of(), null, NOW, NOW.plusSeconds(60)));

        assertThat(error.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    }

    @Test
    void withoutACandidateThereIsNothingToCall() {
        assertThat(error(decide(work(), null)).code()).isEqualTo(ErrorCode.NO_CAPABLE_MODEL);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CANCELLED", "DEADLINE_EXCEEDED", "BUDGET_EXCEEDED", "INVALID_TASK"},
            value = ErrorCode.class)
    void whatIsWrongWithTheStageIsNotTriedElsewhere(ErrorCode code) {
        assertThat(error(decide(work("a", "b"), failed("a", code))).code()).isEqualTo(code);
    }

    @Test
    void whateverFailsTheCallsAreBounded() {
        List<ErrorCode> codes = List.of(ErrorCode.values());
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            soFar.clear();
            Next next = decide(work("a", "b", "c"), null);
            while (!(next instanceof Next.GiveUp)) {
                String model =
                        next instanceof Next.Call(var called)
                                ? called
                                : ((Next.WaitThenCall) next).model();
                AttemptFailure last = failed(model, codes.get(random.nextInt(codes.size())));
                assertThat(soFar).hasSizeLessThanOrEqualTo(9);
                next = decide(work("a", "b", "c"), last);
            }
            assertThat(error(next).attempts()).isEqualTo(soFar);
        }
    }

    private Next decide(StageWork work, @Nullable AttemptFailure last) {
        return policy.decide(work, soFar, last, NOW, NOW);
    }

    private AttemptFailure failed(String model, ErrorCode code) {
        soFar.add(new Attempt(model, "p", NOW, Duration.ZERO, Usage.UNKNOWN, code, "no", false));
        return new AttemptFailure(code, code.retryable(), null);
    }

    private static AttemptFailure throttled(Duration retryAfter) {
        return new AttemptFailure(ErrorCode.PROVIDER_THROTTLED, true, retryAfter);
    }

    private static Duration delay(Next next) {
        return ((Next.WaitThenCall) next).delay();
    }

    private static ModelOrchestratorError error(Next next) {
        return ((Next.GiveUp) next).error();
    }

    private static StageWork work(String... models) {
        return Works.between(NOW, NOW.plusSeconds(60), models);
    }
}
