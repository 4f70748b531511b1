package io.baton.domain.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.orchestrator.ScriptedModel.Script;
import io.baton.domain.planning.ModelCatalog;
import io.baton.domain.synthesis.Effect;
import io.baton.domain.synthesis.SchemaCheck;
import io.baton.domain.synthesis.StageSummary;
import io.baton.domain.synthesis.TaskOutcome;
import io.baton.domain.synthesis.TaskOutcome.Status;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The pure core does whole tasks without a broker. */
@Timeout(30)
class ModelOrchestratorTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String LONG = "Add the numbers and explain each step. ".repeat(20);

    @Test
    void aChainRunsToItsReviewedAnswer() throws InterruptedException {
        ScriptedModel model = new ScriptedModel("m", 0.9, ModelOrchestratorTest::improvesOnce);

        TaskOutcome outcome = InProcess.over(model).run(InProcess.task(LONG, MINUTE));

        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome.output()).isEqualTo("six");
        assertThat(outcome.warnings()).isEmpty();
        assertThat(model.requests())
                .extracting(ModelRequest::role)
                .containsExactly(
                        Role.PLANNER, Role.EXECUTOR, Role.REVIEWER, Role.EXECUTOR, Role.REVIEWER);
    }

    @Test
    void eachModelIsToldWhatTheStagesBeforeItAnswered() throws InterruptedException {
        ScriptedModel model = new ScriptedModel("m", 0.9, ModelOrchestratorTest::improvesOnce);

        InProcess.over(model).run(InProcess.task(LONG, MINUTE));

        List<Prompt> prompts = model.requests().stream().map(ModelRequest::prompt).toList();
        assertThat(prompts.get(1).section(Prompt.PLAN)).contains("steps");
        assertThat(prompts.get(2).section(Prompt.ANSWER)).contains("five");
        assertThat(prompts.get(3).section(Prompt.PLAN)).contains("steps");
        assertThat(prompts.get(3).section(Prompt.ANSWER)).contains("five");
        assertThat(prompts.get(3).section(Prompt.REVIEW))
                .hasValueSatisfying(review -> assertThat(review).contains("the sum is wrong"));
        assertThat(prompts.get(4).section(Prompt.ANSWER)).contains("six");
    }

    @Test
    void whoeverWatchesIsToldOfEachStageAndTheEnd() {
        Queue<Effect.Kind> told = new ConcurrentLinkedQueue<>();
        ScriptedModel model = new ScriptedModel("m", 0.9, ModelOrchestratorTest::improvesOnce);

        InProcess.over(model)
                .submit(InProcess.task(LONG, MINUTE), progress -> told.add(progress.kind()))
                .outcome()
                .join();

        assertThat(told)
                .contains(Effect.Kind.STAGE_DISPATCHED, Effect.Kind.REVISION_REQUESTED)
                .endsWith(Effect.Kind.SUCCEEDED);
    }

    @Test
    void anotherModelAnswersWhenTheBestCannot() throws InterruptedException {
        ScriptedModel broken =
                new ScriptedModel("best", 0.9, Script.failing(ErrorCode.MODEL_NOT_FOUND));
        ScriptedModel other = new ScriptedModel("other", 0.5, request -> "VERDICT: APPROVE");

        TaskOutcome outcome =
                InProcess.over(broken, other).run(InProcess.task("Add 1 and 2", MINUTE));

        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome.usedFallback()).isTrue();
        assertThat(executor(outcome).attempts())
                .extracting(attempt -> attempt.model() + " " + attempt.error())
                .containsExactly("best MODEL_NOT_FOUND", "other null");
    }

    @Test
    void theErrorHasEveryAttemptWhenNoModelAnswers() throws InterruptedException {
        ScriptedModel down =
                new ScriptedModel("m", 0.9, Script.failing(ErrorCode.PROVIDER_UNAVAILABLE));
        ScriptedModel defect =
                new ScriptedModel(
                        "n",
                        0.5,
                        request -> {
                            throw new IllegalArgumentException("a defect");
                        });

        TaskOutcome outcome =
                InProcess.over(down, defect).run(InProcess.task("Add 1 and 2", MINUTE));

        var error = Objects.requireNonNull(outcome.error());
        assertThat(error.details()).containsEntry("stage", "executor");
        assertThat(error.attempts())
                .extracting(attempt -> attempt.model() + " " + attempt.error())
                .containsExactly("m PROVIDER_UNAVAILABLE", "m PROVIDER_UNAVAILABLE", "n INTERNAL");
    }

    @Test
    void aTaskThatNoModelCanDoIsRefused() throws InterruptedException {
        TaskOutcome outcome = InProcess.over().run(InProcess.task("Add 1 and 2", MINUTE));

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(Objects.requireNonNull(outcome.error()).code())
                .isEqualTo(ErrorCode.NO_CAPABLE_MODEL);
    }

    @Test
    void theDeadlineHoldsThoughTheModelHangsAndTheCallIsAborted() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch aborted = new CountDownLatch(1);
        ScriptedModel model = new ScriptedModel("m", 0.9, Script.hanging(called, aborted));

        TaskOutcome outcome =
                InProcess.over(model).run(InProcess.task("Add", Duration.ofMillis(300)));

        assertThat(Objects.requireNonNull(outcome.error()).code())
                .isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(Duration.between(outcome.task().deadline(), outcome.completedAt()))
                .isLessThan(Duration.ofSeconds(1));
        assertThat(aborted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCancellationEndsTheTaskAndAbortsTheCall() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch aborted = new CountDownLatch(1);
        ScriptedModel model = new ScriptedModel("m", 0.9, Script.hanging(called, aborted));
        Submission submission =
                InProcess.over(model).submit(InProcess.task("Add", MINUTE), progress -> {});
        assertThat(called.await(5, TimeUnit.SECONDS)).isTrue();

        submission.cancel("no longer needed", null);

        assertThat(submission.outcome().join().status()).isEqualTo(Status.CANCELLED);
        assertThat(aborted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void anInterruptedCallerCancelsItsTask() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch aborted = new CountDownLatch(1);
        ModelOrchestrator orchestrator =
                InProcess.over(new ScriptedModel("m", 0.9, Script.hanging(called, aborted)));
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        orchestrator.run(InProcess.task("Add", MINUTE));
                                    } catch (InterruptedException e) {
                                        thrown.set(e);
                                    }
                                });
        assertThat(called.await(5, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(aborted.await(5, TimeUnit.SECONDS)).isTrue();
        await().untilAsserted(
                        () -> assertThat(thrown.get()).isInstanceOf(InterruptedException.class));
    }

    @Test
    void aRunnerThatBreaksFailsItsStage() throws InterruptedException {
        ScriptedModel model = new ScriptedModel("m", 0.9, request -> "unused");
        ModelOrchestrator orchestrator =
                orchestrator(
                        InProcess.analyzer(),
                        work -> {
                            throw new IllegalStateException("broken");
                        },
                        model);

        TaskOutcome outcome = orchestrator.run(InProcess.task("Add", MINUTE));

        assertThat(Objects.requireNonNull(outcome.error()).code()).isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void anAnalyzerThatBreaksIsNotHidden() {
        Task task = InProcess.task("Add", MINUTE);
        ModelOrchestrator orchestrator =
                orchestrator(
                        (asked, catalog) -> {
                            throw new IllegalStateException("broken");
                        },
                        InProcess.runner());

        assertThatThrownBy(() -> orchestrator.run(task))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("t1")
                .hasRootCauseMessage("broken");
    }

    private static ModelOrchestrator orchestrator(
            Analyzer analyzer, StageRunner runner, ScriptedModel... models) {
        ModelCatalog catalog = InProcess.catalog(models);
        return new ModelOrchestrator(
                analyzer, () -> catalog, runner, SchemaCheck.NONE, InstantSource.system());
    }

    /** Answers five at first and six once told better. */
    private static String improvesOnce(ModelRequest request) {
        Prompt prompt = request.prompt();
        return switch (request.role()) {
            case PLANNER -> "steps";
            case EXECUTOR -> prompt.section(Prompt.REVIEW).isPresent() ? "six" : "five";
            case REVIEWER ->
                    prompt.section(Prompt.ANSWER).orElse("").equals("six")
                            ? "VERDICT: APPROVE"
                            : "VERDICT: REVISE\n- the sum is wrong";
            case CONTEXT, JUDGE -> "unused";
        };
    }

    private static StageSummary executor(TaskOutcome outcome) {
        return outcome.stages().stream()
                .filter(stage -> stage.role() == Role.EXECUTOR)
                .findFirst()
                .orElseThrow();
    }
}
