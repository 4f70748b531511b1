package io.baton.domain.synthesis;

import io.baton.domain.cost.Cost;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.StageProgress.Dispatched;
import io.baton.domain.synthesis.StageProgress.Waiting;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stages that run as soon as there is a plan: those that depend on nothing, or only on stages
 * left out from the start. The analyzer dispatches them together with the plan, and {@link
 * TaskMachine} takes it that this has been done.
 */
public final class InitialWork {
    private InitialWork() {}

    /** Work for the first stages, in plan order; none for a refusal. */
    public static List<StageWork> of(Plan plan, Instant now) {
        return plan.refusal() == null ? StageDispatch.ready(planned(plan), now) : List.of();
    }

    /** The run that a plan begins, with its first stages dispatched. */
    static TaskRun begun(Plan plan) {
        TaskRun run = planned(plan);
        for (StageWork work : of(plan, plan.plannedAt())) {
            run = run.with(work.stageId(), Dispatched.of(work, plan.plannedAt(), List.of()));
        }
        return run;
    }

    private static TaskRun planned(Plan plan) {
        Map<String, StageProgress> stages = new HashMap<>();
        for (PlannedStage stage : plan.stages()) {
            Waiting waiting = new Waiting(List.of());
            String skipReason = stage.skipReason();
            stages.put(
                    stage.id(),
                    skipReason == null
                            ? waiting
                            : waiting.finishedBy(leftOut(plan, stage, skipReason)));
        }
        return new TaskRun(plan, 1, plan.task().deadline(), stages, Cost.NONE);
    }

    private static StageReply leftOut(Plan plan, PlannedStage stage, String reason) {
        return new StageReply(
                plan.task().id(),
                1,
                stage.id(),
                stage.role(),
                stage.capability(),
                0,
                new Outcome.Skipped(reason),
                List.of(),
                plan.plannedAt(),
                plan.plannedAt(),
                "analyzer",
                0);
    }
}
