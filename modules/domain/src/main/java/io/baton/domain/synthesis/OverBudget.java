package io.baton.domain.synthesis;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.planning.PlannedStage;

/** What it means for a task that the budget did not do for a stage. */
final class OverBudget {
    private OverBudget() {}

    /**
     * The reply, as skipped where the task goes on without the stage. A stage that has answered
     * before, and one of several that answer at the same time, has failed as any other: what comes
     * of that, and what is said about it, is settled.
     */
    static StageReply leftOut(TaskRun run, StageReply reply) {
        PlannedStage stage = StageProgression.stage(run, reply).orElseThrow();
        boolean dispensable =
                stage.optional()
                        && stage.branchOf() == null
                        && !Answer.isBy(run.plan(), stage)
                        && run.progress(stage).answer().isEmpty();
        return dispensable
                        && reply.outcome() instanceof Outcome.Failed failed
                        && failed.error().code() == ErrorCode.BUDGET_EXCEEDED
                ? reply.with(new Outcome.Skipped(failed.error().message()))
                : reply;
    }
}
