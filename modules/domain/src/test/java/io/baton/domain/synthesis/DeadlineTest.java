package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Plans.REVISE;
import static io.baton.domain.synthesis.Plans.completed;
import static io.baton.domain.synthesis.Plans.executor;
import static io.baton.domain.synthesis.Plans.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.synthesis.TaskOutcome.Status;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** The deadline ends every task, with an answer where there is one. */
class DeadlineTest {
    private static final Instant DEADLINE = Plans.START.plus(Plans.SPAN);

    @Test
    void aTaskThatRunsWakesAtItsDeadlineAndNotBefore() {
        Scenario scenario = Scenario.begun(Plans.full());

        assertThat(scenario.wakeAt()).isEqualTo(DEADLINE);
        assertThat(scenario.passTo(DEADLINE.minusMillis(1)).published()).isEmpty();
        assertThat(scenario.passTo(DEADLINE).published()).hasSize(1);
    }

    @Test
    void theErrorListsWhatHadNotEnded() {
        Scenario scenario = Scenario.begun(Plans.full()).replies(completed("context", "gist"));

        scenario.passTo(DEADLINE);

        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(scenario.error().code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(scenario.error().details())
                .containsEntry("unfinished", "planner, executor, reviewer");
        assertThat(outcome.stages().get(1).note()).isEqualTo("It had not ended when the task did.");
        assertThat(outcome.stages().get(2).note())
                .isEqualTo("It had not begun when the task ended.");
    }

    @Test
    void aReplyAtTheDeadlineIsLateButEndsTheTask() {
        Scenario scenario = Scenario.begun(Plans.of(executor())).silentlyTo(DEADLINE);

        scenario.replies(completed("executor", "six"));

        assertThat(scenario.published().getFirst().status()).isEqualTo(Status.FAILED);
        assertThat(scenario.ignored()).containsExactly(Effect.Reason.LATE_REPLY);
    }

    @Test
    void anAnswerStandsWhenOnlyItsReviewIsOutstanding() {
        Scenario scenario =
                Scenario.begun(Plans.of(executor(), reviewer(1)))
                        .replies(completed("executor", "six"));

        scenario.passTo(DEADLINE);

        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(outcome.output()).isEqualTo("six");
        assertThat(outcome.warnings())
                .containsExactly(
                        "Stage reviewer had not ended by the deadline: the answer was not"
                                + " reviewed.");
    }

    @Test
    void theEarlierAnswerStandsWhenItsRevisionIsOutstanding() {
        Scenario scenario =
                Scenario.begun(Plans.of(executor(), reviewer(1)))
                        .replies(completed("executor", "five"), completed("reviewer", REVISE));

        scenario.passTo(DEADLINE);

        assertThat(scenario.published().getFirst().output()).isEqualTo("five");
        assertThat(scenario.published().getFirst().warnings())
                .anyMatch(warning -> warning.contains("its earlier answer stands"));
    }

    @Test
    void anAnswerDoesNotStandWithoutAnotherMandatoryStage() {
        Scenario scenario =
                Scenario.begun(
                                Plans.of(
                                        executor(),
                                        Plans.stage("judge", Role.JUDGE, false, 0, "executor")))
                        .replies(completed("executor", "six"));

        scenario.passTo(DEADLINE);

        assertThat(scenario.error().details()).containsEntry("unfinished", "judge");
    }

    @Test
    void aPlanThatComesTooLateFailsAtOnce() {
        Scenario scenario = Scenario.empty().silentlyTo(DEADLINE).plan(Plans.full());

        assertThat(scenario.error().code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    }

    @Test
    void whatIsKeptForLaterIsForgottenInTheEnd() {
        Scenario ended = Scenario.begun(Plans.refused());
        Scenario waiting = Scenario.empty().replies(completed("context", "gist"));

        ended.passTo(ended.wakeAt().minusMillis(1));
        assertThat(ended.stored()).isNotNull();
        ended.passTo(ended.wakeAt());
        waiting.passTo(waiting.wakeAt());

        assertThat(ended.stored()).isNull();
        assertThat(waiting.stored()).isNull();
        assertThat(waiting.ignored()).containsExactly(Effect.Reason.NO_PLAN);
    }
}
