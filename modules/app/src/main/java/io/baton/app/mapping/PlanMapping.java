package io.baton.app.mapping;

import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.Plan.CapabilitySource;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.planning.PlannedStage.Gathering;
import io.baton.domain.planning.Rejection;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskPlan;
import io.baton.wire.avro.TaskRequest;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Plans. */
public final class PlanMapping {
    private PlanMapping() {}

    /**
     * @param request the task as it was asked, kept whole
     * @param answerEncoding how the result shall be encoded
     * @param traceparent trace context of the task's record
     */
    public static TaskPlan toWire(
            Plan plan, TaskRequest request, Encoding answerEncoding, @Nullable String traceparent) {
        return TaskPlan.newBuilder()
                .setTaskId(plan.task().id())
                .setRequest(request)
                .setReceivedAt(plan.task().submittedAt())
                .setPlannedAt(plan.plannedAt())
                .setDeadline(plan.task().deadline())
                .setCapability(plan.capability())
                .setConfidence(plan.confidence())
                .setCapabilitySource(plan.capabilitySource().name().toLowerCase(Locale.ROOT))
                .setDoubt(plan.doubt())
                .setChain(plan.chain())
                .setFormat(plan.format().id())
                .setAnswerEncoding(answerEncoding)
                .setStages(plan.stages().stream().map(PlanMapping::toWire).toList())
                .setEstimatedTokens(plan.estimatedTokens())
                .setRefusal(ErrorMapping.toWireOrNull(plan.refusal()))
                .setTraceparent(traceparent)
                .setMaxCost(CostMapping.toWire(plan.ceiling()))
                .setEstimatedCost(CostMapping.toWire(plan.estimatedCost()))
                .build();
    }

    /**
     * @throws IllegalArgumentException when it holds a name that there is not
     */
    public static Plan fromWire(TaskPlan plan) {
        return new Plan(
                TaskMapping.planned(plan),
                plan.getCapability(),
                plan.getConfidence(),
                CapabilitySource.valueOf(plan.getCapabilitySource().toUpperCase(Locale.ROOT)),
                plan.getDoubt(),
                plan.getChain(),
                StageMapping.format(plan.getFormat()),
                plan.getStages().stream().map(PlanMapping::fromWire).toList(),
                plan.getEstimatedTokens(),
                ErrorMapping.fromWireOrNull(plan.getRefusal()),
                plan.getPlannedAt());
    }

    private static io.baton.wire.avro.PlannedStage toWire(PlannedStage stage) {
        return io.baton.wire.avro.PlannedStage.newBuilder()
                .setId(stage.id())
                .setRole(stage.role().id())
                .setCapability(stage.capability())
                .setDependsOn(stage.dependsOn())
                .setOptional(stage.optional())
                .setMaxRevisions(stage.maxRevisions())
                .setDifferentModel(stage.differentModel())
                .setBranchOf(stage.branchOf())
                .setGather(stage.gathering() == null ? null : stage.gathering().by().id())
                .setAnswersNeeded(stage.gathering() == null ? 1 : stage.gathering().needed())
                .setCandidates(StageMapping.candidatesToWire(stage.candidates()))
                .setRejected(stage.rejected().stream().map(PlanMapping::toWire).toList())
                .setEstimatedPromptTokens(stage.estimatedPromptTokens())
                .setMaxOutputTokens(stage.maxOutputTokens())
                .setSkipReason(stage.skipReason())
                .setCondenseTo(stage.condenseTo())
                .build();
    }

    private static PlannedStage fromWire(io.baton.wire.avro.PlannedStage stage) {
        return new PlannedStage(
                stage.getId(),
                StageMapping.role(stage.getRole()),
                stage.getCapability(),
                stage.getDependsOn(),
                stage.getOptional(),
                stage.getMaxRevisions(),
                stage.getDifferentModel(),
                stage.getBranchOf(),
                gathering(stage),
                StageMapping.candidatesFromWire(stage.getCandidates()),
                stage.getRejected().stream().map(PlanMapping::fromWire).toList(),
                stage.getEstimatedPromptTokens(),
                stage.getMaxOutputTokens(),
                stage.getSkipReason(),
                stage.getCondenseTo());
    }

    private static @Nullable Gathering gathering(io.baton.wire.avro.PlannedStage stage) {
        String gather = stage.getGather();
        return gather == null
                ? null
                : new Gathering(
                        Gather.of(gather)
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "gather '" + gather + "' is not known")),
                        stage.getAnswersNeeded());
    }

    private static io.baton.wire.avro.Rejection toWire(Rejection rejection) {
        return new io.baton.wire.avro.Rejection(
                rejection.model(), rejection.code().name(), rejection.reason());
    }

    private static Rejection fromWire(io.baton.wire.avro.Rejection rejection) {
        return new Rejection(
                rejection.getModel(),
                Rejection.Reason.valueOf(rejection.getCode()),
                rejection.getReason());
    }
}
