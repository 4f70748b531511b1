package io.baton.cli.explain;

import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.planning.Rejection;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan, or why there is none, as one line of JSON; the names of the fields are a contract. */
public final class PlanLine {
    private static final JsonMapper JSON = JsonMapper.shared();

    private PlanLine() {}

    /** A plan, without a line break. */
    public static String of(Plan plan) {
        ObjectNode line = JSON.createObjectNode();
        line.put("taskId", plan.task().id());
        line.put("capability", plan.capability());
        line.put("confidence", plan.confidence());
        if (plan.doubt() != null) {
            line.put("doubt", plan.doubt());
        }
        line.put("chain", plan.chain());
        line.put("estimatedTokens", plan.estimatedTokens());
        plan.estimatedCost().ifPresent(cost -> line.put("estimatedCost", cost.units()));
        ArrayNode stages = line.putArray("stages");
        plan.stages().forEach(stage -> write(stage, stages.addObject()));
        ModelOrchestratorError refusal = plan.refusal();
        if (refusal != null) {
            write(refusal, line.putObject("refusal"));
        }
        return JSON.writeValueAsString(line);
    }

    /**
     * Why a task cannot be planned.
     *
     * @param taskId null when it cannot be known
     */
    public static String of(@Nullable String taskId, String code, String message) {
        ObjectNode line = JSON.createObjectNode();
        line.put("taskId", taskId);
        line.putObject("error").put("code", code).put("message", message);
        return JSON.writeValueAsString(line);
    }

    private static void write(ModelOrchestratorError error, ObjectNode into) {
        into.put("code", error.code().name()).put("message", error.message());
    }

    private static void write(PlannedStage stage, ObjectNode into) {
        into.put("id", stage.id());
        into.put("role", stage.role().id());
        into.put("capability", stage.capability());
        ArrayNode candidates = into.putArray("candidates");
        for (Candidate candidate : stage.candidates()) {
            ObjectNode each = candidates.addObject();
            each.put("model", candidate.model()).put("score", candidate.score());
            if (candidate.cost() != null) {
                each.put("cost", candidate.cost().units());
            }
        }
        ArrayNode rejected = into.putArray("rejected");
        for (Rejection rejection : stage.rejected()) {
            rejected.addObject().put("model", rejection.model()).put("reason", rejection.reason());
        }
    }
}
