package io.baton.domain.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;
import io.baton.domain.cost.Price;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.Usage;
import io.baton.domain.orchestrator.ScriptedModel.Script;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.CharacterTokenEstimator;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageSummary;
import io.baton.domain.synthesis.StageWork;
import io.baton.domain.synthesis.TaskOutcome;
import io.baton.domain.synthesis.TaskOutcome.Status;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Priority;
import io.baton.domain.task.Task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A whole task whose input fits no model, in this process. */
@Timeout(60)
class InputCondenserTest {
    private static final CharacterTokenEstimator ESTIMATOR = new CharacterTokenEstimator();
    private static final int WINDOW = 4_096;
    private static final String INPUT =
            IntStream.range(0, 3_000)
                    .mapToObj(n -> "Fact " + n + " is here.")
                    .collect(Collectors.joining(" "));

    @Test
    void partsThatFitAreCondensedAndTheOthersGetWhatCameOfThem() throws InterruptedException {
        ScriptedModel model =
                new ScriptedModel("m", 0.9, WINDOW, answering("Many facts are here."));

        TaskOutcome outcome = InProcess.over(model).run(task(true));

        assertThat(outcome.status()).as(outcome.error() + "").isEqualTo(Status.SUCCEEDED);
        assertFits(model);
        List<ModelRequest> parts = of(model, Role.CONTEXT);
        assertThat(parts).hasSizeGreaterThan(5);
        assertThat(
                        parts.stream()
                                .map(part -> part.prompt().section(Prompt.INPUT).orElseThrow())
                                .collect(Collectors.joining()))
                .isEqualTo(INPUT);
        assertThat(parts.getFirst().prompt().system()).contains("part 1 of " + parts.size());
        Prompt executor = of(model, Role.EXECUTOR).getFirst().prompt();
        assertThat(executor.section(Prompt.INPUT)).isEmpty();
        assertThat(executor.section(Prompt.CONTEXT).orElseThrow())
                .startsWith("Many facts are here.\n\nMany facts are here.");
        assertThat(outcome.warnings())
                .anyMatch(warning -> warning.contains("too long for the models"))
                .anyMatch(
                        warning ->
                                warning.startsWith("Stage context: The input was condensed from")
                                        && warning.contains("in " + parts.size() + " parts")
                                        && warning.endsWith("by m."));
        StageSummary context = outcome.stages().getFirst();
        assertThat(context.note()).contains("The input was condensed from");
        assertThat(context.attempts()).hasSize(parts.size());
    }

    @Test
    void answersThatAreTooLongTogetherAreCondensedAgain() throws InterruptedException {
        ScriptedModel model =
                new ScriptedModel(
                        "m", 0.9, WINDOW, answering("It is a fact that facts are. ".repeat(12)));

        TaskOutcome outcome = InProcess.over(model).run(task(true));

        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertFits(model);
        assertThat(outcome.warnings()).anyMatch(warning -> warning.contains("rounds"));
    }

    @Test
    void whatModelsDoNotShortenAnExtractDoes() throws InterruptedException {
        ScriptedModel model =
                new ScriptedModel(
                        "m",
                        0.9,
                        WINDOW,
                        request ->
                                request.role() == Role.CONTEXT
                                        ? request.prompt().section(Prompt.INPUT).orElseThrow()
                                        : "VERDICT: APPROVE");

        TaskOutcome outcome = InProcess.over(model).run(task(true));

        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertFits(model);
        assertThat(of(model, Role.EXECUTOR).getFirst().prompt().section(Prompt.CONTEXT))
                .hasValueSatisfying(
                        context ->
                                assertThat(context)
                                        .contains("tokens of the condensed input left out …]"));
        assertThat(outcome.warnings()).anyMatch(warning -> warning.contains("an extract left out"));
    }

    @Test
    void aPartThatOneModelCannotDoGoesToTheNext() throws InterruptedException {
        ScriptedModel broken =
                new ScriptedModel("broken", 0.99, WINDOW, Script.failing(ErrorCode.INVALID_ANSWER));
        ScriptedModel model =
                new ScriptedModel("m", 0.5, WINDOW, answering("Many facts are here."));

        TaskOutcome outcome = InProcess.over(broken, model).run(task(true));

        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome.usedFallback()).isTrue();
    }

    @Test
    void aPartThatNobodyDoesFailsTheTask() throws InterruptedException {
        ScriptedModel model =
                new ScriptedModel("m", 0.9, WINDOW, Script.failing(ErrorCode.INVALID_ANSWER));

        TaskOutcome outcome = InProcess.over(model).run(task(true));

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(error(outcome).code()).isEqualTo(ErrorCode.INVALID_ANSWER);
        assertThat(of(model, Role.EXECUTOR)).isEmpty();
    }

    @Test
    void withoutAnAllowanceNothingIsCalled() throws InterruptedException {
        ScriptedModel model = new ScriptedModel("m", 0.9, WINDOW, answering("x"));

        TaskOutcome outcome = InProcess.over(model).run(task(false));

        assertThat(error(outcome).code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
        assertThat(error(outcome).details()).containsEntry("largestWindow", "4096");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void allPartsTogetherStayWithinTheStagesBudget() throws InterruptedException {
        Price price = Price.perMillion(BigDecimal.TEN, BigDecimal.TEN);
        ScriptedModel model =
                new ScriptedModel("m", 0.9, WINDOW, answering("Many facts are here."))
                        .at(price)
                        .counting(new Usage(4_000, 500));

        // Two calls cost 0.09: what is left is less than a third may cost.
        StageReply reply = InProcess.runner(model).run(condensing(Cost.of(0.1)));

        assertThat(model.requests()).hasSize(2);
        assertThat(reply.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.error().code())
                                        .isEqualTo(ErrorCode.BUDGET_EXCEEDED));
    }

    private static StageWork condensing(Cost budget) {
        Instant now = Instant.now();
        return new StageWork(
                "t1",
                1,
                "context",
                Role.CONTEXT,
                "summarization",
                0,
                List.of(new Candidate("m", 1, "")),
                "Which facts are here?",
                INPUT,
                Map.of(),
                List.of(),
                OutputFormat.TEXT,
                null,
                500,
                null,
                1_000,
                now,
                now.plus(Duration.ofMinutes(1)),
                budget);
    }

    private static Script answering(String condensed) {
        return request ->
                switch (request.role()) {
                    case CONTEXT -> condensed;
                    case REVIEWER -> "VERDICT: APPROVE";
                    default -> "done";
                };
    }

    private static ModelOrchestratorError error(TaskOutcome outcome) {
        return Objects.requireNonNull(outcome.error());
    }

    private static List<ModelRequest> of(ScriptedModel model, Role role) {
        return model.requests().stream().filter(request -> request.role() == role).toList();
    }

    private static void assertFits(ScriptedModel model) {
        for (ModelRequest request : model.requests()) {
            Prompt prompt = request.prompt();
            int tokens =
                    ESTIMATOR.estimate(prompt.system()) + ESTIMATOR.estimate(prompt.userMessage());
            assertThat(tokens + request.maxOutputTokens()).isLessThanOrEqualTo(WINDOW);
        }
    }

    private static Task task(boolean condensing) {
        Instant now = Instant.now();
        return new Task(
                "t1",
                null,
                "Which facts are here?",
                INPUT,
                Map.of(),
                "general",
                "default",
                new Constraints(
                        null,
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        Priority.BALANCED,
                        null,
                        condensing,
                        null),
                null,
                null,
                now,
                now.plus(Duration.ofMinutes(1)),
                Map.of());
    }
}
