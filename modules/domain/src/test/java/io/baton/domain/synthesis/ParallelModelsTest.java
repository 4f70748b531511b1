package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Plans.completed;
import static io.baton.domain.synthesis.Plans.failed;
import static io.baton.domain.synthesis.Plans.replayed;
import static io.baton.domain.synthesis.Plans.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.synthesis.StageWork.ContextPart;
import io.baton.domain.synthesis.TaskOutcome.Status;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** How the answers of models that do one stage at the same time become one. */
class ParallelModelsTest {

    @Test
    void allBranchesAreTheFirstWork() {
        assertThat(InitialWork.of(ParallelPlans.of(Gather.VOTE, 3, 1), Plans.START))
                .extracting(StageWork::stageId)
                .containsExactly("executor-1", "executor-2", "executor-3");
    }

    @Test
    void theFirstAnswerCountsAndTheCallsOfTheOthersAreAborted() {
        Scenario scenario = Scenario.begun(ParallelPlans.of(Gather.FIRST, 3, 1));

        scenario.replies(failed("executor-1"), completed("executor-3", "six"));

        assertThat(outcome(scenario).output()).isEqualTo("six");
        assertThat(scenario.latest()).contains(new Effect.Abort(1, "executor-2"));
        assertThat(summary(scenario, "executor-2").note()).isEqualTo("Another model was faster.");
        scenario.replies(completed("executor-2", "seven"));
        assertThat(scenario.published()).hasSize(1);
    }

    @Test
    void theAnswerThatMostModelsGaveWins() {
        Scenario scenario = Scenario.begun(ParallelPlans.of(Gather.VOTE, 3, 1));

        scenario.replies(
                completed("executor-1", "seven"),
                completed("executor-2", "Six."),
                completed("executor-3", "  six"));

        assertThat(outcome(scenario).output()).isEqualTo("Six.");
        assertThat(scenario.dispatched()).as("no model is asked").isEmpty();
    }

    @Test
    void aJudgeGetsEveryAnswerAndPicksOne() {
        Scenario scenario = Scenario.begun(ParallelPlans.of(Gather.BEST_OF, 3, 1));

        scenario.replies(
                completed("executor-1", "five"),
                failed("executor-2"),
                completed("executor-3", "six"));

        StageWork judge = scenario.dispatched().getFirst();
        assertThat(judge.stageId()).isEqualTo("executor");
        assertThat(judge.role()).isEqualTo(Role.JUDGE);
        assertThat(judge.context())
                .containsExactly(
                        new ContextPart("executor-1", Role.EXECUTOR, "five"),
                        new ContextPart("executor-3", Role.EXECUTOR, "six"));
        scenario.replies(completed("executor", "2\nIt adds up."));
        assertThat(outcome(scenario).output()).isEqualTo("six");
        assertThat(outcome(scenario).warnings())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("executor-2 failed"));
    }

    @Test
    void withoutAUsableVerdictTheBestRankedModelsAnswerStands() {
        for (StageReply useless :
                List.of(completed("executor", "Hard to say"), failed("executor"))) {
            Scenario scenario = Scenario.begun(ParallelPlans.of(Gather.BEST_OF, 2, 1));

            scenario.replies(
                    completed("executor-2", "six"), completed("executor-1", "five"), useless);

            assertThat(outcome(scenario).output()).isEqualTo("five");
        }
    }

    @Test
    void answersAreMergedByAModel() {
        Scenario scenario = Scenario.begun(ParallelPlans.of(Gather.MERGE, 2, 1));

        scenario.replies(completed("executor-1", "five"), completed("executor-2", "six"));

        assertThat(scenario.dispatched().getFirst().role()).isEqualTo(Role.EXECUTOR);
        scenario.replies(completed("executor", "five or six"));
        assertThat(outcome(scenario).output()).isEqualTo("five or six");
    }

    @Test
    void theOnlyAnswerNeedsNoJudge() {
        Scenario scenario = Scenario.begun(ParallelPlans.of(Gather.BEST_OF, 2, 1));

        scenario.replies(failed("executor-1"), completed("executor-2", "six"));

        assertThat(outcome(scenario).output()).isEqualTo("six");
    }

    @Test
    void tooFewAnswersFailTheTaskSayingHowMany() {
        Scenario scenario = Scenario.begun(ParallelPlans.of(Gather.VOTE, 3, 2));

        scenario.replies(
                failed("executor-1"), completed("executor-2", "six"), failed("executor-3"));

        assertThat(outcome(scenario).status()).isEqualTo(Status.FAILED);
        assertThat(scenario.error().code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(scenario.error().message())
                .contains("1 of the parallel")
                .contains("2 are needed");
    }

    @Test
    void aReplayedBranchThatAnswersMendsTheTask() {
        Scenario scenario = Scenario.begun(ParallelPlans.of(Gather.VOTE, 2, 2));
        scenario.replies(failed("executor-1"), completed("executor-2", "six"));
        assertThat(outcome(scenario).status()).isEqualTo(Status.FAILED);

        scenario.replies(replayed(completed("executor-1", "six")));

        assertThat(scenario.published().getLast().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(scenario.published().getLast().revision()).isEqualTo(2);
    }

    @Test
    void atTheDeadlineTheAnswersThatAreThereMustDo() {
        Scenario scenario = Scenario.begun(ParallelPlans.of(Gather.BEST_OF, 3, 1));
        scenario.replies(completed("executor-2", "six"));

        scenario.passTo(Plans.START.plus(Plans.SPAN));

        assertThat(outcome(scenario).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome(scenario).output()).isEqualTo("six");
    }

    @Test
    void aReviewerSendsBackWhatWasGatheredAndOneModelRevisesIt() {
        Scenario scenario = Scenario.begun(ParallelPlans.of(Gather.VOTE, 2, 1, reviewer(1)));
        scenario.replies(completed("executor-1", "five"), completed("executor-2", "five"));

        scenario.replies(completed("reviewer", Plans.REVISE));

        StageWork again = scenario.dispatched().getLast();
        assertThat(again.stageId()).isEqualTo("executor");
        assertThat(again.role()).isEqualTo(Role.EXECUTOR);
        assertThat(again.round()).isEqualTo(1);
        assertThat(again.context())
                .extracting(ContextPart::stageId)
                .containsExactly("executor", "reviewer");
    }

    private static TaskOutcome outcome(Scenario scenario) {
        return scenario.published().getFirst();
    }

    private static StageSummary summary(Scenario scenario, String stage) {
        return outcome(scenario).stages().stream()
                .filter(it -> it.stageId().equals(stage))
                .findFirst()
                .map(Objects::requireNonNull)
                .orElseThrow();
    }
}
