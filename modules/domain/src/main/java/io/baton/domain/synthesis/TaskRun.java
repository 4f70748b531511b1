package io.baton.domain.synthesis;

import io.baton.domain.cost.Cost;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * How far the stages of a plan have come.
 *
 * @param revision revision of the result that the run leads to, 1 or more
 * @param deadline by when a result must be there; a replay sets a new one
 * @param stages progress by stage id, one entry for each stage of the plan
 * @param held what calls that were given up without a reply may still be charged
 */
public record TaskRun(
        Plan plan, int revision, Instant deadline, Map<String, StageProgress> stages, Cost held) {

    public TaskRun {
        stages = Map.copyOf(stages);
        for (PlannedStage stage : plan.stages()) {
            if (!stages.containsKey(stage.id())) {
                throw new IllegalArgumentException("no progress of stage " + stage.id());
            }
        }
    }

    /** The progress of a stage of the plan. */
    public StageProgress progress(PlannedStage stage) {
        return progress(stage.id());
    }

    /** The progress of the stage of that id, which the plan must have. */
    StageProgress progress(String stageId) {
        return Objects.requireNonNull(stages.get(stageId), stageId);
    }

    /** Stages that have not ended, in plan order. */
    List<PlannedStage> unfinished() {
        return plan.stages().stream()
                .filter(stage -> !(progress(stage) instanceof StageProgress.Done))
                .toList();
    }

    /** Whether a stage is with a worker. */
    boolean anyInFlight() {
        return stages.values().stream().anyMatch(StageProgress.Dispatched.class::isInstance);
    }

    /**
     * Whether that stage has ended such that the task cannot go on: it failed without ever having
     * answered, and it is mandatory or the one whose answer is the task's.
     */
    boolean failsTask(PlannedStage stage) {
        return progress(stage) instanceof StageProgress.Done done
                && done.answer().isEmpty()
                && done.replies().getLast().outcome() instanceof Outcome.Failed
                && (!stage.optional() || Answer.isBy(plan, stage));
    }

    /** The same run but for one stage. */
    TaskRun with(String stageId, StageProgress progress) {
        Map<String, StageProgress> changed = new HashMap<>(stages);
        changed.put(stageId, progress);
        return new TaskRun(plan, revision, deadline, changed, held);
    }

    /** The same run, with more that may still be charged for what was given up. */
    TaskRun holding(Cost more) {
        return new TaskRun(plan, revision, deadline, stages, held.plus(more));
    }

    /** The same run with each stage's progress replaced. */
    TaskRun mapStages(UnaryOperator<StageProgress> change) {
        Map<String, StageProgress> changed = new HashMap<>(stages);
        changed.replaceAll((id, progress) -> change.apply(progress));
        return new TaskRun(plan, revision, deadline, changed, held);
    }
}
