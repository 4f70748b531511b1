package io.baton.domain.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.probe.ProbeOutcome.Measured;
import io.baton.domain.probe.ProbeOutcome.NotMeasurable;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

class ProberTest {
    private final Prober prober =
            new Prober(
                    new PromptComposer(),
                    NoBench.INSTANCE,
                    InstantSource.system(),
                    Duration.ofSeconds(5));

    @Test
    void theScoreSaysHowManyPassedAndWhereItComesFrom() throws Exception {
        // given
        List<ProbeTask> tasks = ProbeTasks.of("general", true);

        // when
        Measured all = (Measured) probe("general", byReference(tasks));
        Measured none = (Measured) probe("general", request -> "I cannot say.");

        // then
        assertThat(all.passed()).isEqualTo(tasks.size());
        assertThat(all.misses()).isEmpty();
        assertThat(all.score().score()).isEqualTo(.909);
        assertThat(all.score().samples()).isEqualTo(9);
        assertThat(all.score().source()).isEqualTo("probe");
        assertThat(all.score().confidence()).isBetween(.69, .71);
        assertThat(none.score().score()).isEqualTo(.091);
        assertThat(none.misses()).hasSize(9);
    }

    @Test
    void theSecondStepOfARoundTripGetsTheFirstAnswer() throws Exception {
        Measured measured =
                (Measured) probe("translation", byReference(ProbeTasks.of("translation", true)));

        assertThat(measured.passed()).isEqualTo(6);
    }

    @Test
    void aFailureOfTheModelIsAProbeNotPassed() throws Exception {
        Measured measured =
                (Measured)
                        probe(
                                "general",
                                failingAfter(1, ErrorCode.PROVIDER_TIMEOUT, "Answer: READY"));

        assertThat(measured.score().samples()).isEqualTo(9);
        assertThat(measured.misses()).hasSizeGreaterThan(7);
        assertThat(measured.misses().getLast().reason()).isEqualTo("PROVIDER_TIMEOUT");
    }

    @Test
    void anyOtherFailureIsNoScore() throws Exception {
        for (ErrorCode code :
                List.of(
                        ErrorCode.PROVIDER_UNAVAILABLE,
                        ErrorCode.PROVIDER_THROTTLED,
                        ErrorCode.MODEL_NOT_FOUND)) {
            assertThat(probe("general", failingAfter(3, code, "READY")))
                    .isEqualTo(new NotMeasurable("p/m", "general", code + ": it went wrong", true));
        }
    }

    @Test
    void aModelThatHasNeverAnsweredMayOnlyBeLoading() throws Exception {
        assertThat(probe("general", failingAfter(0, ErrorCode.PROVIDER_TIMEOUT, "")))
                .isInstanceOf(NotMeasurable.class);
    }

    @Test
    void whatTheModelCannotBeAskedForConcernsThatCapabilityAlone() throws Exception {
        assertThat(probe("general", failingAfter(0, ErrorCode.PROVIDER_REJECTED, "")))
                .isInstanceOfSatisfying(
                        NotMeasurable.class, none -> assertThat(none.wholeModel()).isFalse());
    }

    @Test
    void probesThatCannotBeJudgedDoNotCount() throws Exception {
        // given: no compiler here, so the one class that is there stays undecided
        Measured measured = (Measured) probe("code", request -> "class Palindrome {}\nAnswer: 12");

        // then
        assertThat(measured.score().samples()).isEqualTo(7);
        assertThat(measured.passed()).isEqualTo(1);
    }

    private ProbeOutcome probe(String capability, Function<ModelRequest, String> answers)
            throws InterruptedException {
        return prober.probe(
                new Scripted(answers), capability, ProbeTasks.of(capability, true), task -> {});
    }

    private static Function<ModelRequest, String> byReference(List<ProbeTask> tasks) {
        return request -> {
            for (ProbeTask task : tasks) {
                List<String> answers = ReferenceAnswers.of(task.id());
                for (int i = 0; i < answers.size(); i++) {
                    ProbeTask.Step step = task.steps().get(i);
                    String input = i == 0 ? step.input() : answers.get(i - 1);
                    boolean same = request.prompt().instruction().equals(step.instruction());
                    boolean about =
                            input == null
                                    || request.prompt()
                                            .section(Prompt.INPUT)
                                            .orElse("")
                                            .equals(input);
                    if (same && about) {
                        return answers.get(i);
                    }
                }
            }
            throw new AssertionError("not a probe: " + request.prompt().instruction());
        };
    }

    private static Function<ModelRequest, String> failingAfter(
            int calls, ErrorCode code, String answer) {
        AtomicInteger count = new AtomicInteger();
        return request -> {
            if (count.incrementAndGet() > calls) {
                throw ProviderException.of(code, "it went wrong");
            }
            return answer;
        };
    }

    private record Scripted(Function<ModelRequest, String> answers) implements LlmModel {
        @Override
        public ModelDescriptor descriptor() {
            return new ModelDescriptor(
                    "p/m", "p", "test", "m", null, Map.of(), 8192, 0, 0, true, true, Set.of());
        }

        @Override
        public ModelAnswer generate(ModelRequest request) {
            return new ModelAnswer(answers.apply(request), "m", Usage.UNKNOWN, false);
        }
    }
}
