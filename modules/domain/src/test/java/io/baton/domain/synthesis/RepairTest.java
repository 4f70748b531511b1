package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Plans.completed;
import static io.baton.domain.synthesis.Plans.executor;
import static io.baton.domain.synthesis.Plans.failed;
import static io.baton.domain.synthesis.Plans.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.planning.Plan;
import io.baton.domain.synthesis.StageWork.ContextPart;
import io.baton.domain.synthesis.TaskOutcome.Status;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;

/** An answer that should be JSON and cannot be used has one more chance. */
class RepairTest {
    private static final Plan PLAN = Plans.plan(OutputFormat.JSON, null, executor(), reviewer(1));

    @Test
    void theModelIsToldWhatIsWrongAndAnswersAgainBeforeAnybodyReviews() {
        Scenario scenario = Scenario.begun(PLAN);

        scenario.replies(completed("executor", "The sum is six."));

        StageWork again = scenario.dispatched().getFirst();
        assertThat(again.stageId()).isEqualTo("executor");
        assertThat(again.round()).isEqualTo(1);
        assertThat(again.context())
                .extracting(ContextPart::role)
                .containsExactly(Role.EXECUTOR, Role.REVIEWER);
        assertThat(again.context().getLast().text()).contains("no JSON document");
        assertThat(scenario.told()).contains(Effect.Kind.REVISION_REQUESTED);

        scenario.replies(
                completed("executor", 1, 1, "{\"sum\":6}"), completed("reviewer", Plans.APPROVE));
        assertThat(scenario.published().getFirst().output()).isEqualTo("{\"sum\":6}");
    }

    @Test
    void whatFailsTwiceIsNotTriedAThirdTime() {
        Scenario scenario = Scenario.begun(PLAN);

        scenario.replies(
                completed("executor", "six"),
                completed("executor", 1, 1, "still six"),
                completed("reviewer", Plans.APPROVE));

        assertThat(scenario.published().getFirst().status()).isEqualTo(Status.FAILED);
        assertThat(scenario.error().code()).isEqualTo(ErrorCode.INVALID_ANSWER);
    }

    @Test
    void aRepairThatFailsLeavesTheAnswerInvalid() {
        Scenario scenario = Scenario.begun(Plans.plan(OutputFormat.JSON, null, executor()));

        scenario.replies(completed("executor", "six"), failed("executor", 1, 1));

        assertThat(scenario.error().code()).isEqualTo(ErrorCode.INVALID_ANSWER);
    }

    @Test
    void aUsableAnswerAndOtherFormatsAreLeftAlone() {
        Scenario json = Scenario.begun(PLAN).replies(completed("executor", "{\"sum\":6}"));
        Scenario text = Scenario.begun(Plans.of(executor(), reviewer(1)));
        text.replies(completed("executor", "six"));

        assertThat(json.dispatched()).extracting(StageWork::role).containsExactly(Role.REVIEWER);
        assertThat(text.dispatched()).extracting(StageWork::role).containsExactly(Role.REVIEWER);
    }
}
