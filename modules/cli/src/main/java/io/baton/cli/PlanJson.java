package io.baton.cli;

import io.baton.wire.avro.Candidate;
import io.baton.wire.avro.PlannedStage;
import io.baton.wire.avro.Rejection;
import io.baton.wire.avro.TaskError;
import io.baton.wire.avro.TaskPlan;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plans as JSON, one a line. */
final class PlanJson {
    private static final JsonMapper JSON = new JsonMapper();

    private PlanJson() {}

    /** The plan, without its line break. */
    static String of(TaskPlan plan) {
        ObjectNode line = JSON.createObjectNode();
        line.put("taskId", plan.getTaskId());
        line.put("capability", plan.getCapability());
        line.put("confidence", plan.getConfidence());
        line.put("capabilitySource", plan.getCapabilitySource());
        if (plan.getDoubt() != null) {
            line.put("doubt", plan.getDoubt());
        }
        line.put("chain", plan.getChain());
        line.put("estimatedTokens", plan.getEstimatedTokens());
        var stages = line.putArray("stages");
        plan.getStages().forEach(stage -> stages.add(stage(stage)));
        TaskError refusal = plan.getRefusal();
        if (refusal != null) {
            line.set("refusal", error(refusal.getCode(), refusal.getMessage()));
        }
        return line.toString();
    }

    /** What stands where a plan would, for a task that is none. */
    static String rejected(@Nullable String taskId, String code, String message) {
        ObjectNode line = JSON.createObjectNode();
        line.put("taskId", taskId);
        line.set("error", error(code, message));
        return line.toString();
    }

    private static ObjectNode error(String code, String message) {
        return JSON.createObjectNode().put("code", code).put("message", message);
    }

    private static ObjectNode stage(PlannedStage stage) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", stage.getId());
        node.put("role", stage.getRole());
        node.put("capability", stage.getCapability());
        if (stage.getSkipReason() != null) {
            node.put("skipReason", stage.getSkipReason());
        }
        var candidates = node.putArray("candidates");
        for (Candidate candidate : stage.getCandidates()) {
            candidates
                    .addObject()
                    .put("model", candidate.getModel())
                    .put("score", candidate.getScore());
        }
        var rejected = node.putArray("rejected");
        for (Rejection rejection : stage.getRejected()) {
            rejected.addObject()
                    .put("model", rejection.getModel())
                    .put("reason", rejection.getCode() + ": " + rejection.getReason());
        }
        return node;
    }
}
