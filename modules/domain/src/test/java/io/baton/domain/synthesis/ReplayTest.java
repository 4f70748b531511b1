package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Plans.APPROVE;
import static io.baton.domain.synthesis.Plans.completed;
import static io.baton.domain.synthesis.Plans.context;
import static io.baton.domain.synthesis.Plans.executor;
import static io.baton.domain.synthesis.Plans.failed;
import static io.baton.domain.synthesis.Plans.replayed;
import static io.baton.domain.synthesis.Plans.reviewer;
import static io.baton.domain.synthesis.Plans.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Role;
import io.baton.domain.synthesis.TaskOutcome.Status;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** A replay that completes what failed opens the task again; nothing else does. */
class ReplayTest {
    private static final Instant LATER = Plans.START.plus(Plans.SPAN).plusSeconds(60);

    @Test
    void itGoesOnFromTheStageThatFailedAndPublishesTheNextRevision() {
        Scenario scenario = failedAtExecutor();

        scenario.replies(replayed(completed("executor", "six")));

        StageWork review = scenario.dispatched().getLast();
        assertThat(review.stageId()).isEqualTo("reviewer");
        assertThat(review.revision()).isEqualTo(2);
        assertThat(review.deadline()).isEqualTo(LATER.plus(Plans.SPAN));
        assertThat(scenario.wakeAt()).isEqualTo(LATER.plus(Plans.SPAN));
        assertThat(scenario.told()).contains(Effect.Kind.REPLAYED);

        scenario.replies(completed("reviewer", 2, 0, APPROVE));
        assertThat(scenario.published())
                .extracting(TaskOutcome::revision, TaskOutcome::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, Status.FAILED),
                        org.assertj.core.groups.Tuple.tuple(2, Status.SUCCEEDED));
    }

    @Test
    void theSameReplayTwiceOpensOnce() {
        Scenario scenario = failedAtExecutor().replies(replayed(completed("executor", "six")));
        TaskState opened = scenario.state();

        scenario.replies(replayed(completed("executor", "six")));

        assertThat(scenario.state()).isEqualTo(opened);
        assertThat(scenario.latest())
                .containsExactly(new Effect.Ignored(Effect.Reason.DUPLICATE_REPLY));
    }

    @Test
    void aReplayThatFailsAgainPublishesNothing() {
        Scenario scenario = failedAtExecutor();
        TaskState before = scenario.state();

        scenario.replies(replayed(failed("executor")));

        assertThat(scenario.published()).hasSize(1);
        assertThat(scenario.state()).isEqualTo(before);
    }

    @Test
    void aRevisionThatFailsLaterPublishesNothingAndMayBeReplayedAgain() {
        Scenario scenario =
                Scenario.begun(
                                Plans.of(
                                        stage("planner", Role.PLANNER, false, 0),
                                        executor("planner")))
                        .replies(failed("planner"))
                        .silentlyTo(LATER)
                        .replies(replayed(completed("planner", "steps")), failed("executor", 2, 0));
        assertThat(scenario.published()).hasSize(1);

        scenario.replies(replayed(completed("executor", 2, 0, "six")));

        assertThat(scenario.published()).extracting(TaskOutcome::revision).containsExactly(1, 3);
    }

    @Test
    void aCancelledRevisionPublishesNothing() {
        Scenario scenario = failedAtExecutor().replies(replayed(completed("executor", "six")));

        scenario.cancel();

        assertThat(scenario.published()).hasSize(1);
        assertThat(scenario.state()).isInstanceOf(TaskState.Cancelled.class);
        assertThat(scenario.told()).endsWith(Effect.Kind.CANCELLED);
    }

    @Test
    void whatWasInFlightAtTheDeadlineMayBeReplayed() {
        Scenario scenario = Scenario.begun(Plans.of(executor())).passTo(LATER);

        scenario.replies(replayed(completed("executor", "six")));

        assertThat(scenario.published())
                .extracting(TaskOutcome::status)
                .containsExactly(Status.FAILED, Status.SUCCEEDED);
    }

    @Test
    void stagesThatWereInFlightRunAgain() {
        Scenario scenario =
                Scenario.begun(
                                Plans.of(
                                        stage("one", Role.CONTEXT, false, 0),
                                        stage("two", Role.PLANNER, false, 0),
                                        executor("one", "two")))
                        .replies(failed("one"), completed("two", "late"));

        scenario.replies(replayed(completed("one", "gist")));

        assertThat(scenario.dispatched())
                .extracting(work -> work.stageId() + "/" + work.revision())
                .containsExactly("two/2");
    }

    @Test
    void onlyTheRoundThatFailedCounts() {
        Scenario scenario = failedAtExecutor();
        TaskState before = scenario.state();

        scenario.replies(
                completed("executor", "not a replay"),
                replayed(completed("executor", 2, 0, "another revision")),
                replayed(completed("executor", 1, 1, "another round")),
                replayed(completed("context", "ended well")),
                replayed(completed("reviewer", "never begun")),
                replayed(completed("nobody", "unknown")));

        assertThat(scenario.state()).isEqualTo(before);
        assertThat(scenario.published()).hasSize(1);
        assertThat(scenario.ignored()).hasSize(6);
    }

    @Test
    void anOptionalStageThatFailedIsNotWhatTheTaskLacks() {
        Scenario scenario =
                Scenario.begun(Plans.of(context(), executor("context")))
                        .replies(failed("context"), failed("executor"));

        scenario.replies(replayed(completed("context", "gist")));

        assertThat(scenario.state()).isInstanceOf(TaskState.Failed.class);
        assertThat(scenario.ignored()).containsExactly(Effect.Reason.LATE_REPLY);
    }

    private static Scenario failedAtExecutor() {
        return Scenario.begun(Plans.of(context(), executor("context"), reviewer(1)))
                .replies(completed("context", "gist"), failed("executor"))
                .silentlyTo(LATER);
    }
}
