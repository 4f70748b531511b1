package io.baton.app.mapping;

import io.baton.domain.task.Constraints;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Priority;
import io.baton.domain.task.Task;
import io.baton.domain.task.TaskDraft;
import io.baton.wire.avro.TaskConstraints;
import io.baton.wire.avro.TaskPlan;
import io.baton.wire.avro.TaskRequest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/** Tasks. */
public final class TaskMapping {
    private TaskMapping() {}

    /** The task of a plan: the analyzer has checked it already. */
    public static Task planned(TaskPlan plan) {
        TaskRequest request = plan.getRequest();
        String format = request.getFormat();
        return new Task(
                request.getTaskId(),
                request.getType(),
                request.getDescription(),
                request.getInput(),
                request.getRequirements(),
                request.getCapability(),
                request.getChain(),
                ceiling(constraints(request.getConstraints()), plan.getMaxCost()),
                format == null ? null : OutputFormat.of(format).orElse(null),
                request.getOutputSchema(),
                plan.getReceivedAt(),
                plan.getDeadline(),
                request.getLabels());
    }

    /** A task as it came, for the domain to check. */
    public static TaskDraft draft(TaskRequest request, Instant submittedAt) {
        TaskConstraints constraints = request.getConstraints();
        return new TaskDraft(
                request.getTaskId(),
                request.getType(),
                request.getDescription(),
                request.getInput(),
                request.getRequirements(),
                request.getCapability(),
                request.getChain(),
                constraints == null ? null : limits(constraints),
                request.getFormat(),
                request.getOutputSchema(),
                request.getDeadline(),
                request.getLabels(),
                submittedAt);
    }

    private static TaskDraft.Limits limits(TaskConstraints constraints) {
        return new TaskDraft.Limits(
                constraints.getModel(),
                constraints.getMaxMemoryBytes(),
                constraints.getMinContextTokens(),
                constraints.getMaxOutputTokens(),
                constraints.getMinScore(),
                constraints.getRequiredTags(),
                constraints.getPriority().name(),
                constraints.getCache(),
                constraints.getCondenseInput(),
                constraints.getMaxCost());
    }

    /** With the installation's ceiling where the task names none. */
    private static Constraints ceiling(Constraints own, @Nullable Double planned) {
        return planned == null ? own : own.within(CostMapping.fromWire(planned));
    }

    private static Constraints constraints(@Nullable TaskConstraints constraints) {
        if (constraints == null) {
            return Constraints.NONE;
        }
        return new Constraints(
                constraints.getModel(),
                constraints.getMaxMemoryBytes(),
                constraints.getMinContextTokens(),
                constraints.getMaxOutputTokens(),
                constraints.getMinScore(),
                Set.copyOf(constraints.getRequiredTags()),
                Priority.valueOf(constraints.getPriority().name()),
                constraints.getCache(),
                constraints.getCondenseInput(),
                CostMapping.fromWire(constraints.getMaxCost()));
    }
}
