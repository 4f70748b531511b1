package io.baton.domain.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.planning.Plan;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** How a task's budget is counted down and shared out; a call of any candidate may cost 0.01. */
class SpendingTest {

    @Test
    void withoutACeilingNoStageHasABudget() {
        assertThat(first(Plans.full()).budget()).isNull();
    }

    @Test
    void aStageGetsAllButWhatTheOthersWillNeed() {
        StageWork context = first(Plans.within("0.1", Plans.full()));

        assertThat(context.stageId()).isEqualTo("context");
        assertThat(context.budget()).isEqualTo(Cost.of(0.07));
    }

    @Test
    void whatCallsReallyCostIsCountedDownFailedOnesToo() {
        Scenario scenario = Scenario.begun(Plans.within("0.1", Plans.full()));

        scenario.replies(Plans.costing(Plans.failed("context"), "0.004"));
        scenario.replies(Plans.costing(Plans.completed("planner", "steps"), "0.006"));

        assertThat(budget(scenario, "planner")).isEqualTo(Cost.of(0.096 - 0.02));
        assertThat(budget(scenario, "executor")).isEqualTo(Cost.of(0.09 - 0.01));
    }

    @Test
    void anOptionalStageLeavesTheExecutorWhatWasPlannedForIt() {
        Scenario scenario = Scenario.begun(Plans.within("0.04", Plans.full()));

        // More than it was planned to cost.
        scenario.replies(Plans.costing(Plans.completed("context", "gist"), "0.025"));

        assertThat(budget(scenario, "planner")).isEqualTo(Cost.of(0.005));
    }

    @Test
    void aMandatoryStageTakesWhatIsLeft() {
        Scenario scenario =
                Scenario.begun(Plans.within("0.02", Plans.of(Plans.executor(), Plans.reviewer(1))));

        assertThat(
                        first(Plans.within("0.011", Plans.of(Plans.executor(), Plans.reviewer(1))))
                                .budget())
                .isEqualTo(Cost.of(0.011));
        scenario.replies(Plans.costing(Plans.completed("executor", "6"), "0.0195"));
        assertThat(budget(scenario, "reviewer")).isEqualTo(Cost.of(0.0005));
    }

    @Test
    void anOptionalStageThatTheBudgetDoesNotDoForIsSkippedAndTheAnswerStands() {
        Scenario scenario =
                Scenario.begun(Plans.within("0.02", Plans.of(Plans.executor(), Plans.reviewer(1))));

        scenario.replies(
                Plans.costing(Plans.completed("executor", "6"), "0.0195"),
                overBudget("reviewer", 0));

        TaskOutcome result = scenario.published().getFirst();
        assertThat(result.status()).isEqualTo(TaskOutcome.Status.SUCCEEDED);
        assertThat(result.output()).isEqualTo("6");
        assertThat(result.cost()).contains(Cost.of(0.0195));
        assertThat(result.stages().getLast().outcome()).isInstanceOf(Outcome.Skipped.class);
        assertThat(result.warnings()).anySatisfy(it -> assertThat(it).contains("not reviewed"));
        assertThat(scenario.told()).contains(Effect.Kind.STAGE_SKIPPED);
    }

    @Test
    void aMandatoryStageThatTheBudgetDoesNotDoForFailsTheTask() {
        Scenario scenario = Scenario.begun(Plans.within("0.02", Plans.of(Plans.executor())));

        scenario.replies(overBudget("executor", 0));

        assertThat(scenario.error().code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
    }

    @Test
    void aRevisionThatTheBudgetDoesNotDoForLeavesTheEarlierAnswer() {
        Scenario scenario =
                Scenario.begun(Plans.within("0.03", Plans.of(Plans.executor(), Plans.reviewer(1))));

        scenario.replies(
                Plans.costing(Plans.completed("executor", "6"), "0.012"),
                Plans.costing(Plans.completed("reviewer", Plans.REVISE), "0.012"));
        // Both rounds are counted, and the review to come would cost as much as all that is left.
        assertThat(scenario.dispatched().getLast().round()).isEqualTo(1);
        assertThat(scenario.dispatched().getLast().budget()).isEqualTo(Cost.of(0.006));
        scenario.replies(overBudget("executor", 1));

        TaskOutcome result = scenario.published().getFirst();
        assertThat(result.output()).isEqualTo("6");
        assertThat(result.cost()).contains(Cost.of(0.024));
        assertThat(result.warnings())
                .anySatisfy(it -> assertThat(it).contains("BUDGET_EXCEEDED", "earlier answer"));
    }

    @Test
    void parallelModelsReserveEqualShares() {
        Plan plan = Plans.within("0.1", ParallelPlans.of(Gather.BEST_OF, 3, 1));

        List<StageWork> branches = InitialWork.of(plan, Plans.START);

        // The judge's call is left for it, the rest is shared.
        assertThat(branches).extracting(StageWork::budget).containsOnly(Cost.of(0.03));
    }

    @Test
    void whatAbortedCallsMayBeChargedStaysReserved() {
        Plan plan = Plans.within("0.1", ParallelPlans.of(Gather.FIRST, 2, 1, Plans.reviewer(1)));
        Scenario scenario = Scenario.begun(plan);
        assertThat(InitialWork.of(plan, Plans.START))
                .extracting(StageWork::budget)
                .containsOnly(Cost.of(0.045));

        scenario.replies(Plans.costing(Plans.completed("executor-2", "6"), "0.005"));

        assertThat(budget(scenario, "reviewer")).isEqualTo(Cost.of(0.1 - 0.045 - 0.005));
    }

    @Test
    void aRepairOfJsonIsPaidFromTheSameBudget() {
        Plan json = Plans.plan(OutputFormat.JSON, null, Plans.executor());
        Scenario scenario = Scenario.begun(Plans.within("0.03", json));

        scenario.replies(Plans.costing(Plans.completed("executor", "no json"), "0.02"));

        assertThat(scenario.dispatched().getLast().round()).isEqualTo(1);
        assertThat(scenario.dispatched().getLast().budget()).isEqualTo(Cost.of(0.01));
    }

    private static StageReply overBudget(String stage, int round) {
        ModelOrchestratorError error =
                ModelOrchestratorError.of(ErrorCode.BUDGET_EXCEEDED, "Nothing is left.");
        return Plans.reply(stage, 1, round, new Outcome.Failed(error), 0);
    }

    private static StageWork first(Plan plan) {
        return InitialWork.of(plan, Plans.START).getFirst();
    }

    private static @Nullable Cost budget(Scenario scenario, String stage) {
        return Objects.requireNonNull(
                scenario.dispatched().stream()
                        .filter(work -> work.stageId().equals(stage))
                        .map(StageWork::budget)
                        .reduce((a, b) -> b)
                        .orElse(null));
    }
}
