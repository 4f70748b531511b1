package io.baton.domain.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.CharacterTokenEstimator;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;
import io.baton.domain.synthesis.StageWork.ContextPart;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** No model is called with more than its window holds beside the answer. */
class FittingContextTest {
    private static final CharacterTokenEstimator ESTIMATOR = new CharacterTokenEstimator();
    private static final String PLAN = "Step: keep the brokers. ".repeat(600);

    private final ScriptedModel small = new ScriptedModel("small", 0.9, 4_096, request -> "six");
    private final ScriptedModel large = new ScriptedModel("large", 0.9, 32_768, request -> "seven");

    @Test
    void aPlanLongerThanTheWindowIsShortenedAndTheReplySaysSo() throws InterruptedException {
        StageReply reply = run(work("1 2 3", PLAN, "small"), small);

        assertThat(reply.outcome()).isInstanceOf(Outcome.Completed.class);
        assertFits(small, 4_096);
        Prompt prompt = small.requests().getFirst().prompt();
        assertThat(prompt.section(Prompt.INPUT)).contains("1 2 3");
        assertThat(prompt.section(Prompt.PLAN).orElseThrow())
                .startsWith("Step: keep the brokers.")
                .contains("tokens of the plan left out …]");
        assertThat(reply.notes())
                .singleElement()
                .asString()
                .contains("the plan was shortened", "window of small, 4,096 tokens");
    }

    @Test
    void aModelWithRoomGetsItWholeAndThereIsNothingToNote() throws InterruptedException {
        StageReply reply = run(work("1 2 3", PLAN, "large"), large);

        assertThat(large.requests().getFirst().prompt().section(Prompt.PLAN)).contains(PLAN);
        assertThat(reply.notes()).isEmpty();
    }

    @Test
    void aFallbackGetsAsMuchAsItsOwnWindowHolds() throws InterruptedException {
        ScriptedModel broken =
                new ScriptedModel(
                        "large", 0.9, 32_768, ScriptedModel.Script.failing(ErrorCode.INTERNAL));

        StageReply reply = run(work("1 2 3", PLAN, "large", "small"), broken, small);

        assertThat(broken.requests().getFirst().prompt().section(Prompt.PLAN)).contains(PLAN);
        assertFits(small, 4_096);
        assertThat(reply.notes()).hasSize(1);
    }

    @Test
    void aTaskTooLongForOneModelGoesToTheNextWithoutACall() throws InterruptedException {
        String input = "word ".repeat(3_000);

        StageReply reply = run(work(input, null, "small", "large"), small, large);

        assertThat(small.requests()).isEmpty();
        assertThat(large.requests()).hasSize(1);
        assertThat(reply.attempts().getFirst().error()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
        assertThat(reply.attempts().getFirst().message()).contains("4,096", "for the answer");
    }

    @Test
    void aTaskTooLongForAllFailsWithTheNumbersAndNoCall() throws InterruptedException {
        StageReply reply = run(work("word ".repeat(3_000), PLAN, "small"), small);

        assertThat(small.requests()).isEmpty();
        assertThat(reply.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> {
                            assertThat(failed.error().code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
                            assertThat(failed.error().message()).contains("4,096");
                        });
    }

    @Test
    void theWindowOfAModelThatCountsMoreTokensIsThatMuchSmaller() {
        String input = "word ".repeat(1_000);
        StageWork work = work(input, null, "small");

        assertThat(calls(1).of(work, small.descriptor()).notes()).isEmpty();
        assertThat(calls(0).of(work, small.descriptor()).notes()).isEmpty();
        assertThatThrownBy(() -> calls(1.5).of(work, small.descriptor()))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED));
    }

    private static StageCalls calls(double tokenFactor) {
        return new StageCalls(new PromptComposer(), ESTIMATOR, model -> tokenFactor);
    }

    @Test
    void theSameWorkAlwaysGivesTheSamePrompt() throws InterruptedException {
        run(work("1 2 3", PLAN, "small"), small);
        run(work("1 2 3", PLAN, "small"), small);

        assertThat(small.requests().getFirst().prompt())
                .isEqualTo(small.requests().getLast().prompt());
    }

    private static void assertFits(ScriptedModel model, int window) {
        for (ModelRequest request : model.requests()) {
            Prompt prompt = request.prompt();
            int tokens =
                    ESTIMATOR.estimate(prompt.system()) + ESTIMATOR.estimate(prompt.userMessage());
            assertThat(tokens + request.maxOutputTokens()).isLessThanOrEqualTo(window);
        }
    }

    private static StageReply run(StageWork work, ScriptedModel... models)
            throws InterruptedException {
        return InProcess.runner(models).run(work);
    }

    private static StageWork work(String input, @Nullable String plan, String... models) {
        Instant now = Instant.now();
        return new StageWork(
                "t1",
                1,
                "executor",
                Role.EXECUTOR,
                "general",
                0,
                Stream.of(models).map(model -> new Candidate(model, 1, "")).toList(),
                "Say how to keep brokers",
                input,
                Map.of(),
                plan == null ? List.of() : List.of(new ContextPart("planner", Role.PLANNER, plan)),
                OutputFormat.TEXT,
                null,
                1_024,
                null,
                now,
                now.plusSeconds(30));
    }
}
