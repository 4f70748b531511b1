package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Plans.completed;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.synthesis.TaskOutcome.Status;

import org.junit.jupiter.api.Test;

/** A cancelled task begins no further stage, whenever the cancellation comes. */
class CancellationTest {

    @Test
    void itEndsATaskThatRuns() {
        Scenario scenario =
                Scenario.begun(Plans.full()).cancel().replies(completed("context", "gist"));

        TaskOutcome outcome = scenario.published().getFirst();
        assertThat(scenario.published()).hasSize(1);
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(scenario.error().code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(scenario.error().message()).isEqualTo("The task was cancelled by ann: too slow");
        assertThat(scenario.dispatched()).isEmpty();
        assertThat(scenario.ignored()).containsExactly(Effect.Reason.LATE_REPLY);
    }

    @Test
    void itWaitsForThePlan() {
        Scenario scenario = Scenario.empty().cancel().cancel().replies(completed("context", "x"));
        assertThat(scenario.published()).isEmpty();

        scenario.plan(Plans.full());

        assertThat(scenario.published().getFirst().status()).isEqualTo(Status.CANCELLED);
        assertThat(scenario.dispatched()).isEmpty();
        assertThat(scenario.ignored())
                .containsExactly(Effect.Reason.DUPLICATE_CANCEL, Effect.Reason.LATE_REPLY);
    }

    @Test
    void itComesTooLateForATaskThatHasEnded() {
        Scenario scenario = Scenario.begun(Plans.refused()).cancel();

        assertThat(scenario.published()).hasSize(1);
        assertThat(scenario.ignored()).containsExactly(Effect.Reason.CANCEL_AFTER_END);
    }
}
