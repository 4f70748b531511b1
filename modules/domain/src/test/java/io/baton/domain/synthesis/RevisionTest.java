package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Plans.APPROVE;
import static io.baton.domain.synthesis.Plans.REVISE;
import static io.baton.domain.synthesis.Plans.completed;
import static io.baton.domain.synthesis.Plans.context;
import static io.baton.domain.synthesis.Plans.executor;
import static io.baton.domain.synthesis.Plans.failed;
import static io.baton.domain.synthesis.Plans.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Role;
import io.baton.domain.synthesis.StageWork.ContextPart;
import io.baton.domain.synthesis.TaskOutcome.Status;

import org.junit.jupiter.api.Test;

/** The loop between executor and reviewer: bounded, and only ever for the better. */
class RevisionTest {

    @Test
    void aRevisionGetsTheEarlierContextTheAnswerAndTheReview() {
        Scenario scenario = reviewed(1, REVISE);

        StageWork revision = scenario.dispatched().getLast();
        assertThat(revision.stageId()).isEqualTo("executor");
        assertThat(revision.round()).isEqualTo(1);
        assertThat(revision.context())
                .containsExactly(
                        new ContextPart("context", Role.CONTEXT, "gist"),
                        new ContextPart("executor", Role.EXECUTOR, "five"),
                        new ContextPart("reviewer", Role.REVIEWER, REVISE));
        assertThat(scenario.told()).contains(Effect.Kind.REVISION_REQUESTED);
    }

    @Test
    void theReviewerJudgesTheRevision() {
        Scenario scenario = reviewed(1, REVISE);

        scenario.replies(completed("executor", 1, 1, "six"));

        StageWork second = scenario.dispatched().getLast();
        assertThat(second.stageId()).isEqualTo("reviewer");
        assertThat(second.round()).isEqualTo(1);
        assertThat(second.context())
                .containsExactly(new ContextPart("executor", Role.EXECUTOR, "six"));
        scenario.replies(completed("reviewer", 1, 1, APPROVE));
        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(outcome.output()).isEqualTo("six");
        assertThat(outcome.warnings()).isEmpty();
    }

    @Test
    void theSummaryHasTheAttemptsOfAllRounds() {
        Scenario scenario = reviewed(1, REVISE);

        scenario.replies(completed("executor", 1, 1, "six"), completed("reviewer", 1, 1, APPROVE));

        StageSummary summary = scenario.published().getFirst().stages().get(1);
        assertThat(summary.rounds()).isEqualTo(2);
        assertThat(summary.attempts()).hasSize(2);
        assertThat(scenario.published().getFirst().stages().get(2).note()).isEqualTo("Approved.");
    }

    @Test
    void theLastAnswerStandsWithItsDefectsWhenNoRevisionIsLeft() {
        Scenario scenario = reviewed(1, REVISE);

        scenario.replies(completed("executor", 1, 1, "six"), completed("reviewer", 1, 1, REVISE));

        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome.output()).isEqualTo("six");
        assertThat(outcome.warnings()).singleElement().asString().contains("the sum is wrong");
    }

    @Test
    void aReviewerWithoutRevisionsOnlyWarns() {
        Scenario scenario = reviewed(0, REVISE);

        assertThat(scenario.published().getFirst().output()).isEqualTo("five");
        assertThat(scenario.published().getFirst().warnings()).hasSize(1);
    }

    @Test
    void theEarlierAnswerStandsWhenTheRevisionFails() {
        Scenario scenario = reviewed(2, REVISE);

        scenario.replies(failed("executor", 1, 1));

        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(outcome.output()).isEqualTo("five");
        assertThat(outcome.warnings())
                .anyMatch(warning -> warning.contains("Its earlier answer stands."))
                .anyMatch(warning -> warning.contains("the sum is wrong"));
        assertThat(outcome.stages().get(1).outcome()).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void theRevisionStandsWhenItsReviewFails() {
        Scenario scenario = reviewed(2, REVISE);

        scenario.replies(completed("executor", 1, 1, "six"), failed("reviewer", 1, 1));

        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(outcome.output()).isEqualTo("six");
        assertThat(outcome.warnings())
                .singleElement()
                .asString()
                .contains("The revised answer was not reviewed again.");
    }

    @Test
    void aReviewThatCannotBeReadLetsTheAnswerStandAndSaysSo() {
        Scenario scenario = reviewed(1, "I like it, mostly.");

        assertThat(scenario.published().getFirst().output()).isEqualTo("five");
        assertThat(scenario.published().getFirst().warnings())
                .singleElement()
                .asString()
                .contains("could not be used");
    }

    @Test
    void aSecondReviewerOfTheOldAnswerJudgesTheRevisionToo() {
        Scenario scenario =
                Scenario.begun(
                        Plans.of(
                                executor(),
                                reviewer(1),
                                Plans.stage("second", Role.REVIEWER, true, 1, "executor")));
        scenario.replies(completed("executor", "five"), completed("reviewer", REVISE));

        scenario.replies(completed("second", REVISE), completed("executor", 1, 1, "six"));

        assertThat(scenario.dispatched())
                .extracting(work -> work.stageId() + work.round())
                .containsExactly("reviewer0", "second0", "executor1", "reviewer1", "second1");
    }

    @Test
    void roundsThatAreOverAreLate() {
        Scenario scenario = reviewed(1, REVISE);
        TaskState before = scenario.state();

        scenario.replies(completed("executor", "again"), completed("executor", 1, 7, "early"));

        assertThat(scenario.state()).isEqualTo(before);
        assertThat(scenario.ignored())
                .containsExactly(Effect.Reason.DUPLICATE_REPLY, Effect.Reason.LATE_REPLY);
    }

    private static Scenario reviewed(int maxRevisions, String review) {
        return Scenario.begun(Plans.of(context(), executor("context"), reviewer(maxRevisions)))
                .replies(
                        completed("context", "gist"),
                        completed("executor", "five"),
                        completed("reviewer", review));
    }
}
