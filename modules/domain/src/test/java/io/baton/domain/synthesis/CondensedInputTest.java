package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Plans.completed;
import static io.baton.domain.synthesis.Plans.executor;
import static io.baton.domain.synthesis.Plans.failed;
import static io.baton.domain.synthesis.Plans.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Role;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.StageWork.ContextPart;
import io.baton.domain.synthesis.TaskOutcome.Status;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A plan whose first stage condenses the input, which nobody else gets then. */
class CondensedInputTest {
    private static final String NOTE = "The input was condensed from about 20 to 2 tokens.";

    private final Plan plan = Plans.of(condenser(), executor("context"), reviewer(0));

    @Test
    void theInputGoesToTheStageThatCondensesItAlone() {
        StageWork first = InitialWork.of(plan, Plans.START).getFirst();
        Scenario scenario = Scenario.begun(plan).replies(condensed());

        assertThat(first.input()).isEqualTo("1 2 3");
        assertThat(first.condenseTo()).isEqualTo(500);
        assertThat(scenario.dispatched())
                .singleElement()
                .satisfies(
                        work -> {
                            assertThat(work.input()).isNull();
                            assertThat(work.condenseTo()).isZero();
                            assertThat(work.context())
                                    .containsExactly(
                                            new ContextPart("context", Role.CONTEXT, "1-3"));
                        });
    }

    @Test
    void theResultSaysWhatWasDoneInItsWarningsAndInTheStagesNote() {
        Scenario scenario =
                Scenario.begun(plan)
                        .replies(
                                condensed(),
                                completed("executor", "six"),
                                completed("reviewer", Plans.APPROVE));

        TaskOutcome outcome = scenario.published().getFirst();

        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome.warnings()).containsExactly("Stage context: " + NOTE);
        assertThat(outcome.stages())
                .extracting(StageSummary::note)
                .containsExactly(NOTE, null, "Approved.");
    }

    @Test
    void withoutACondensedInputThereIsNoAnswer() {
        Scenario scenario = Scenario.begun(plan).replies(failed("context"));

        assertThat(scenario.published().getFirst().status()).isEqualTo(Status.FAILED);
        assertThat(scenario.dispatched()).isEmpty();
    }

    @Test
    void whoCondensedMayReviewWhatAnotherModelAnswered() {
        PlannedStage reviewer =
                new PlannedStage(
                        "reviewer",
                        Role.REVIEWER,
                        "general",
                        List.of("context", "executor"),
                        true,
                        0,
                        true,
                        null,
                        null,
                        List.of(
                                new Candidate("m/executor", 1, ""),
                                new Candidate("m/context", 1, "")),
                        List.of(),
                        10,
                        64,
                        null);
        Scenario scenario =
                Scenario.begun(Plans.of(condenser(), executor("context"), reviewer))
                        .replies(condensed(), completed("executor", "six"));

        assertThat(scenario.dispatched().getLast().candidates())
                .extracting(Candidate::model)
                .containsExactly("m/context");
    }

    private static StageReply condensed() {
        return completed("context", "1-3").noting(List.of(NOTE));
    }

    private static PlannedStage condenser() {
        return new PlannedStage(
                "context",
                Role.CONTEXT,
                "general",
                List.of(),
                false,
                0,
                false,
                null,
                null,
                List.of(new Candidate("m/context", 1, "best")),
                List.of(),
                10,
                64,
                null,
                500);
    }
}
