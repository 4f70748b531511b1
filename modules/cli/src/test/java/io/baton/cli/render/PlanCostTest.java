package io.baton.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.avro.Candidate;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.PlannedStage;
import io.baton.wire.avro.TaskPlan;
import io.baton.wire.avro.TaskRequest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a plan says it may cost. */
class PlanCostTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aPaidPlanSaysItsCostAndThatOfEachCandidate() {
        String shown = render(plan(0.0125, 0.05, 0.0125));

        assertThat(shown)
                .contains("Cost        up to 0.0125, the ceiling is 0.05\n")
                .containsSubsequence("Candidate", "Score", "Cost up to", "Why", "0.0125", "best");
    }

    @Test
    void modelsOfUnknownPriceAreNotPassedOverInSilence() {
        assertThat(render(plan(0.0125, null, 0.0125, null)))
                .contains("up to 0.0125 and what models of unknown price take\n");
    }

    @Test
    void whereNobodyPaysNothingIsSaidOfIt() {
        assertThat(render(plan(0.0, null, 0.0))).doesNotContain("Cost");
        assertThat(render(plan(null, null, (Double) null))).doesNotContain("Cost");
    }

    private static String render(TaskPlan plan) {
        return PlanView.render(plan, Style.PLAIN);
    }

    /** With a stage for each cost of a first candidate. */
    private static TaskPlan plan(
            @Nullable Double estimated, @Nullable Double ceiling, @Nullable Double... costs) {
        List<PlannedStage> stages = new ArrayList<>();
        for (Double cost : costs) {
            stages.add(
                    PlannedStage.newBuilder()
                            .setId("executor-" + stages.size())
                            .setRole("executor")
                            .setCapability("code")
                            .setCandidates(List.of(new Candidate("cloud/m", 0.8, "best", cost)))
                            .build());
        }
        return TaskPlan.newBuilder()
                .setTaskId("t")
                .setRequest(TaskRequest.newBuilder().setTaskId("t").setDescription("x").build())
                .setReceivedAt(NOW)
                .setPlannedAt(NOW)
                .setDeadline(NOW)
                .setCapability("code")
                .setConfidence(1)
                .setCapabilitySource("task")
                .setChain("code")
                .setFormat("text")
                .setAnswerEncoding(Encoding.JSON)
                .setStages(stages)
                .setEstimatedTokens(10)
                .setEstimatedCost(estimated)
                .setMaxCost(ceiling)
                .build();
    }
}
