package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.Usage;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans and replies that tests are made of. */
public final class Plans {
    public static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    public static final Duration SPAN = Duration.ofMinutes(5);
    public static final Duration RETENTION = Duration.ofHours(1);
    public static final String APPROVE = "VERDICT: APPROVE";
    public static final String REVISE = "VERDICT: REVISE\n- the sum is wrong";

    private Plans() {}

    /** A machine that checks no schema. */
    public static TaskMachine machine() {
        return new TaskMachine(
                RETENTION, new ResultSynthesizer(new OutputFormatter(SchemaCheck.NONE)));
    }

    /** Context and planner (both optional), executor, and a reviewer with one revision. */
    public static Plan full() {
        return of(context(), planner("context"), executor("context", "planner"), reviewer(1));
    }

    public static Plan of(PlannedStage... stages) {
        return plan(OutputFormat.TEXT, null, stages);
    }

    public static Plan plan(OutputFormat format, @Nullable String schema, PlannedStage... stages) {
        return new Plan(
                task(format, schema),
                "general",
                1,
                Plan.CapabilitySource.TASK,
                null,
                "default",
                format,
                List.of(stages),
                100,
                null,
                START);
    }

    /** The same plan with that ceiling of cost, and candidates of which a call may cost 0.01. */
    public static Plan within(String ceiling, Plan plan) {
        Task task = plan.task();
        Task limited =
                new Task(
                        task.id(),
                        task.type(),
                        task.description(),
                        task.input(),
                        task.requirements(),
                        task.capability(),
                        task.chain(),
                        Constraints.NONE.within(Cost.of(new BigDecimal(ceiling))),
                        task.format(),
                        task.outputSchema(),
                        task.submittedAt(),
                        task.deadline(),
                        task.labels());
        return new Plan(
                limited,
                plan.capability(),
                plan.confidence(),
                plan.capabilitySource(),
                plan.doubt(),
                plan.chain(),
                plan.format(),
                plan.stages().stream().map(Plans::paid).toList(),
                plan.estimatedTokens(),
                plan.refusal(),
                plan.plannedAt());
    }

    private static PlannedStage paid(PlannedStage stage) {
        return new PlannedStage(
                stage.id(),
                stage.role(),
                stage.capability(),
                stage.dependsOn(),
                stage.optional(),
                stage.maxRevisions(),
                stage.differentModel(),
                stage.branchOf(),
                stage.gathering(),
                stage.candidates().stream()
                        .map(it -> new Candidate(it.model(), 1, "", Cost.of(0.01)))
                        .toList(),
                stage.rejected(),
                stage.estimatedPromptTokens(),
                stage.maxOutputTokens(),
                stage.skipReason());
    }

    public static Plan refused() {
        return new Plan(
                task(OutputFormat.TEXT, null),
                "vision",
                1,
                Plan.CapabilitySource.TASK,
                null,
                "default",
                OutputFormat.TEXT,
                List.of(),
                0,
                ModelOrchestratorError.of(ErrorCode.NO_CAPABLE_MODEL, "no model sees"),
                START);
    }

    private static Task task(OutputFormat format, @Nullable String schema) {
        return new Task(
                "t1",
                null,
                "add the numbers",
                "1 2 3",
                Map.of("language", "typescript"),
                null,
                null,
                Constraints.NONE,
                format,
                schema,
                START,
                START.plus(SPAN),
                Map.of());
    }

    public static PlannedStage context() {
        return stage("context", Role.CONTEXT, true, 0);
    }

    public static PlannedStage planner(String... dependsOn) {
        return stage("planner", Role.PLANNER, true, 0, dependsOn);
    }

    public static PlannedStage executor(String... dependsOn) {
        return stage("executor", Role.EXECUTOR, false, 0, dependsOn);
    }

    public static PlannedStage reviewer(int maxRevisions) {
        return stage("reviewer", Role.REVIEWER, true, maxRevisions, "executor");
    }

    public static PlannedStage stage(
            String id, Role role, boolean optional, int maxRevisions, String... dependsOn) {
        return planned(id, role, optional, maxRevisions, null, dependsOn);
    }

    /** A reviewer of the executor's answer that those models may be, but for its own. */
    public static PlannedStage otherReviewer(String... models) {
        return new PlannedStage(
                "reviewer",
                Role.REVIEWER,
                "general",
                List.of("executor"),
                true,
                0,
                true,
                null,
                null,
                Stream.of(models).map(model -> new Candidate(model, 1, "")).toList(),
                List.of(),
                10,
                64,
                null);
    }

    /** A stage left out from the start. */
    public static PlannedStage skipped(PlannedStage stage, String reason) {
        return planned(
                stage.id(),
                stage.role(),
                stage.optional(),
                stage.maxRevisions(),
                reason,
                stage.dependsOn().toArray(String[]::new));
    }

    private static PlannedStage planned(
            String id,
            Role role,
            boolean optional,
            int maxRevisions,
            @Nullable String skipReason,
            String... dependsOn) {
        return new PlannedStage(
                id,
                role,
                "general",
                List.of(dependsOn),
                optional,
                maxRevisions,
                false,
                null,
                null,
                List.of(new Candidate("m/" + id, 1, "best")),
                List.of(),
                10,
                64,
                skipReason);
    }

    /** What a worker would answer to the first round of a stage. */
    public static StageReply completed(String stageId, String output) {
        return completed(stageId, 1, 0, output);
    }

    public static StageReply completed(String stageId, int revision, int round, String output) {
        Outcome outcome = new Outcome.Completed(output, "m/" + stageId, "ollama", false, false);
        return reply(stageId, revision, round, outcome, 0);
    }

    public static StageReply failed(String stageId) {
        return failed(stageId, 1, 0);
    }

    public static StageReply failed(String stageId, int revision, int round) {
        return reply(stageId, revision, round, failure(), 0);
    }

    public static Outcome failure() {
        return new Outcome.Failed(
                ModelOrchestratorError.of(ErrorCode.PROVIDER_UNAVAILABLE, "nobody answers"));
    }

    /** The same reply, as it comes from work replayed from a dead-letter topic. */
    public static StageReply replayed(StageReply reply) {
        return reply(reply.stageId(), reply.revision(), reply.round(), reply.outcome(), 1);
    }

    public static StageReply reply(
            String stageId, int revision, int round, Outcome outcome, int replays) {
        return reply(stageId, revision, round, outcome, replays, null);
    }

    /** The same reply, of calls that cost so much. */
    public static StageReply costing(StageReply reply, String cost) {
        return reply(
                reply.stageId(),
                reply.revision(),
                reply.round(),
                reply.outcome(),
                reply.replays(),
                Cost.of(new BigDecimal(cost)));
    }

    static StageReply reply(
            String stageId,
            int revision,
            int round,
            Outcome outcome,
            int replays,
            @Nullable Cost cost) {
        Role role = Role.of(stageId).orElse(Role.EXECUTOR);
        Attempt attempt =
                new Attempt(
                        "m/" + stageId,
                        "ollama",
                        START,
                        Duration.ofSeconds(1),
                        new Usage(3, 4),
                        null,
                        null,
                        false,
                        cost);
        return new StageReply(
                "t1",
                revision,
                stageId,
                role,
                "general",
                round,
                outcome,
                List.of(attempt),
                START,
                START.plusSeconds(1),
                "w1",
                replays);
    }
}
