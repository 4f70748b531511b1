package io.baton.app.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;
import io.baton.domain.cost.Price;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.Usage;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.Event;
import io.baton.domain.synthesis.InitialWork;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.OutputFormatter;
import io.baton.domain.synthesis.ResultSynthesizer;
import io.baton.domain.synthesis.SchemaCheck;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;
import io.baton.domain.synthesis.TaskMachine;
import io.baton.domain.synthesis.TaskState;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Task;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.StoredTask;
import io.baton.wire.avro.TaskConstraints;
import io.baton.wire.avro.TaskPlan;
import io.baton.wire.avro.TaskRequest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Money goes over the wire and comes back to the last digit. */
class CostMappingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Cost SOME = new Cost(123_456_789_012L);

    @Test
    void thePriceOfAModel() {
        for (Price price :
                new Price[] {
                    Price.FREE,
                    Price.perMillion(new BigDecimal("0.0375"), new BigDecimal("999999.999999"))
                }) {
            ModelDescriptor model = model().at(price);
            assertThat(
                            ModelMapping.fromWire(
                                    ModelMapping.toWire(
                                            model, ModelPerformance.UNKNOWN, "w", null, NOW, NOW)))
                    .isEqualTo(model);
        }
        assertThat(
                        ModelMapping.fromWire(
                                        ModelMapping.toWire(
                                                model(),
                                                ModelPerformance.UNKNOWN,
                                                "w",
                                                null,
                                                NOW,
                                                NOW))
                                .price())
                .isNull();
    }

    @Test
    void thePlanKeepsTheInstallationsCeilingThatTheTaskDidNotName() {
        assertThat(PlanMapping.fromWire(wire(plan(SOME), null))).isEqualTo(plan(SOME));
        assertThat(PlanMapping.fromWire(wire(plan(SOME), 5.0))).isEqualTo(plan(SOME));
        assertThat(PlanMapping.fromWire(wire(plan(null), null))).isEqualTo(plan(null));
        assertThat(wire(plan(SOME), null).getEstimatedCost()).isEqualTo(0.000000000007);
    }

    @Test
    void aTasksCeilingGoesIntoItsDraft() {
        TaskRequest request = request(0.05);

        assertThat(TaskMapping.draft(request, NOW).constraints())
                .isNotNull()
                .satisfies(limits -> assertThat(limits.maxCost()).isEqualTo(0.05));
    }

    @Test
    void theBudgetOfAStageAndTheCostOfItsCalls() {
        StageWork work = InitialWork.of(plan(SOME), NOW).getFirst();
        StageReply reply = reply(work);

        assertThat(work.budget()).isEqualTo(SOME);
        assertThat(StageMapping.fromWire(StageMapping.toWire(work))).isEqualTo(work);
        assertThat(StageMapping.fromWire(StageMapping.toWire(reply))).isEqualTo(reply);
        StageWork unlimited = work.within(null);
        assertThat(StageMapping.fromWire(StageMapping.toWire(unlimited))).isEqualTo(unlimited);
    }

    @Test
    void theStateOfATaskWithWhatItsStagesMaySpend() {
        TaskMachine machine =
                new TaskMachine(
                        Duration.ofHours(1),
                        new ResultSynthesizer(new OutputFormatter(SchemaCheck.NONE)));
        TaskState active = machine.apply(null, new Event.PlanArrived(plan(SOME), NOW)).state();
        StageWork work = InitialWork.of(plan(SOME), NOW).getFirst();
        TaskState ended = machine.apply(active, new Event.StageFinished(reply(work), NOW)).state();

        for (TaskState state : List.of(active, ended)) {
            StoredTask stored = StateMapping.toWire(state, wire(plan(SOME), null), NOW);
            assertThat(StateMapping.fromWire(stored)).isEqualTo(state);
        }
    }

    private static StageReply reply(StageWork work) {
        Attempt failed =
                new Attempt(
                        "c/m",
                        "c",
                        NOW,
                        Duration.ofSeconds(1),
                        new Usage(1, 2),
                        ErrorCode.INVALID_ANSWER,
                        "no",
                        false,
                        new Cost(5));
        Attempt unknown =
                new Attempt(
                        "c/n", "c", NOW, Duration.ofSeconds(1), Usage.UNKNOWN, null, null, false);
        return work.reply(
                new Outcome.Completed("6", "c/n", "c", false, true),
                List.of(failed, unknown),
                NOW,
                NOW.plusSeconds(2),
                "w",
                0);
    }

    private static TaskPlan wire(Plan plan, @Nullable Double own) {
        return PlanMapping.toWire(plan, request(own), Encoding.AVRO, null);
    }

    private static TaskRequest request(@Nullable Double own) {
        return TaskRequest.newBuilder()
                .setTaskId("t")
                .setDescription("add")
                .setConstraints(
                        own == null ? null : TaskConstraints.newBuilder().setMaxCost(own).build())
                .build();
    }

    private static Plan plan(@Nullable Cost ceiling) {
        Task task =
                new Task(
                        "t",
                        null,
                        "add",
                        null,
                        Map.of(),
                        null,
                        null,
                        Constraints.NONE.within(ceiling),
                        null,
                        null,
                        NOW,
                        NOW.plusSeconds(60),
                        Map.of());
        PlannedStage executor =
                new PlannedStage(
                        "executor",
                        Role.EXECUTOR,
                        "general",
                        List.of(),
                        false,
                        0,
                        false,
                        null,
                        null,
                        List.of(
                                new Candidate("c/m", 1, "", new Cost(7)),
                                new Candidate("c/n", 1, "")),
                        List.of(),
                        10,
                        64,
                        null);
        return new Plan(
                task,
                "general",
                1,
                Plan.CapabilitySource.TASK,
                null,
                "default",
                OutputFormat.TEXT,
                List.of(executor),
                74,
                null,
                NOW);
    }

    private static ModelDescriptor model() {
        return new ModelDescriptor(
                "c/m",
                "c",
                "openai",
                "m",
                null,
                Map.of("general", CapabilityScore.configured(0.8)),
                1_000,
                0,
                0,
                false,
                true,
                Set.of());
    }
}
