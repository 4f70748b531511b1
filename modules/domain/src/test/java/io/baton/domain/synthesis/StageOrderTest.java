package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Plans.completed;
import static io.baton.domain.synthesis.Plans.context;
import static io.baton.domain.synthesis.Plans.executor;
import static io.baton.domain.synthesis.Plans.failed;
import static io.baton.domain.synthesis.Plans.planner;
import static io.baton.domain.synthesis.Plans.reply;
import static io.baton.domain.synthesis.Plans.reviewer;
import static io.baton.domain.synthesis.Plans.skipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.StageProgress.Dispatched;
import io.baton.domain.synthesis.StageWork.ContextPart;
import io.baton.domain.synthesis.TaskOutcome.Status;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Which stage runs when, with what context, and what its failure does. */
class StageOrderTest {

    @Test
    void theAnalyzersFirstWorkIsExactlyWhatTheMachineTakesAsDispatched() {
        List<Plan> plans =
                List.of(
                        Plans.full(),
                        Plans.of(context(), planner(), executor("context", "planner")),
                        Plans.of(skipped(context(), "short"), executor("context"), reviewer(1)),
                        Plans.of(
                                skipped(context(), "short"),
                                skipped(planner("context"), "short"),
                                executor("planner")),
                        Plans.of(skipped(executor(), "no model")),
                        Plans.refused());
        for (Plan plan : plans) {
            List<String> first =
                    InitialWork.of(plan, Plans.START).stream().map(StageWork::stageId).toList();

            Scenario scenario = Scenario.begun(plan);

            assertThat(scenario.dispatched()).isEmpty();
            assertThat(inFlight(plan, scenario.state())).isEqualTo(first);
        }
    }

    @Test
    void firstWorkCarriesTheTask() {
        StageWork work = InitialWork.of(Plans.full(), Plans.START).getFirst();

        assertThat(work.taskId()).isEqualTo("t1");
        assertThat(work.revision()).isEqualTo(1);
        assertThat(work.round()).isZero();
        assertThat(work.description()).isEqualTo("add the numbers");
        assertThat(work.input()).isEqualTo("1 2 3");
        assertThat(work.context()).isEmpty();
        assertThat(work.maxOutputTokens()).isEqualTo(64);
        assertThat(work.deadline()).isEqualTo(Plans.START.plus(Plans.SPAN));
    }

    @Test
    void aStageBeginsWhenAllItDependsOnHaveEndedAndGetsTheirAnswers() {
        Scenario scenario =
                Scenario.begun(Plans.of(context(), planner(), executor("planner", "context")));

        scenario.replies(completed("planner", "steps"));
        assertThat(scenario.dispatched()).isEmpty();
        scenario.replies(completed("context", "gist"));

        assertThat(scenario.dispatched()).hasSize(1);
        assertThat(scenario.dispatched().getFirst().context())
                .containsExactly(
                        new ContextPart("context", Role.CONTEXT, "gist"),
                        new ContextPart("planner", Role.PLANNER, "steps"));
    }

    @Test
    void aReviewerThatMustBeAnotherModelIsNotTheOneThatAnswered() {
        Scenario scenario =
                Scenario.begun(Plans.of(executor(), Plans.otherReviewer("m/executor", "m/second")));

        scenario.replies(completed("executor", "6"));

        assertThat(scenario.dispatched().getFirst().candidates())
                .extracting(Candidate::model)
                .containsExactly("m/second");
    }

    @Test
    void theWholeChainEndsWithTheExecutorsAnswer() {
        Scenario scenario = Scenario.begun(Plans.full());

        scenario.replies(
                completed("context", "gist"),
                completed("planner", "steps"),
                completed("executor", " six "),
                completed("reviewer", Plans.APPROVE));

        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(scenario.published()).hasSize(1);
        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome.output()).isEqualTo("six");
        assertThat(outcome.revision()).isEqualTo(1);
        assertThat(outcome.warnings()).isEmpty();
        assertThat(outcome.stages())
                .extracting(StageSummary::stageId)
                .containsExactly("context", "planner", "executor", "reviewer");
        assertThat(scenario.told())
                .endsWith(Effect.Kind.STAGE_COMPLETED, Effect.Kind.SUCCEEDED)
                .doesNotContain(Effect.Kind.FAILED);
    }

    @Test
    void repliesBeforeThePlanCountAsIfTheyCameAfterIt() {
        Scenario late = Scenario.begun(Plans.full()).replies(completed("context", "gist"));

        Scenario early = Scenario.empty().replies(completed("context", "gist")).plan(Plans.full());

        assertThat(early.state()).isEqualTo(late.state());
        assertThat(early.dispatched()).isEqualTo(late.dispatched()).isNotEmpty();
    }

    @Test
    void theFailureOfAnOptionalStageIsAWarning() {
        Scenario scenario = Scenario.begun(Plans.of(context(), executor("context")));

        scenario.replies(failed("context"), completed("executor", "six"));

        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome.warnings())
                .containsExactly("Stage context failed (PROVIDER_UNAVAILABLE): nobody answers");
        assertThat(scenario.dispatched().getFirst().context()).isEmpty();
    }

    @Test
    void theFailureOfAMandatoryStageFailsTheTaskAndNamesTheStage() {
        Scenario scenario = Scenario.begun(Plans.full());

        scenario.replies(
                completed("context", "gist"), completed("planner", "steps"), failed("executor"));

        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(scenario.error().code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(scenario.error().details()).containsEntry("stage", "executor");
        assertThat(scenario.dispatched())
                .extracting(StageWork::stageId)
                .containsExactly("planner", "executor");
    }

    @Test
    void aPlanThatRefusesFailsTheTaskAtOnce() {
        Scenario scenario = Scenario.begun(Plans.refused());

        assertThat(scenario.error()).isEqualTo(Plans.refused().refusal());
        assertThat(scenario.state()).isInstanceOf(TaskState.Failed.class);
    }

    @Test
    void aStageLeftOutByItsWorkerLetsTheOthersGoOn() {
        Scenario scenario = Scenario.begun(Plans.of(executor(), reviewer(1)));

        scenario.replies(
                completed("executor", "six"),
                reply("reviewer", 1, 0, new Outcome.Skipped("no permit"), 0));

        assertThat(scenario.published().getFirst().warnings())
                .containsExactly("The answer was not reviewed: no permit");
    }

    @Test
    void aPlanWhoseAnswerWasLeftOutFails() {
        Scenario scenario = Scenario.begun(Plans.of(skipped(executor(), "no model")));

        assertThat(scenario.error().code()).isEqualTo(ErrorCode.NO_CAPABLE_MODEL);
        assertThat(scenario.error().message()).contains("no model");
    }

    @Test
    void aPlanThatCanNeverEndFailsInsteadOfWaiting() {
        PlannedStage lost = Plans.stage("executor", Role.EXECUTOR, false, 0, "nowhere");

        Scenario scenario = Scenario.begun(Plans.of(lost));

        assertThat(scenario.error().code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(scenario.error().details()).containsEntry("unfinished", "executor");
    }

    private static List<String> inFlight(Plan plan, TaskState state) {
        return state instanceof TaskState.Active(TaskRun run)
                ? plan.stages().stream()
                        .filter(stage -> run.progress(stage) instanceof Dispatched)
                        .map(PlannedStage::id)
                        .toList()
                : List.of();
    }
}
