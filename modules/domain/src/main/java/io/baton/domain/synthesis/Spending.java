package io.baton.domain.synthesis;

import io.baton.domain.cost.Cost;
import io.baton.domain.model.Attempt;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.PlannedStage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts a task's budget down and shares out what is left of it. Invariant: what was spent, what
 * may still be charged for calls that were given up, and what stages in flight may spend never come
 * to more than the ceiling together, as long as no call costs more than it was allowed.
 *
 * <p>A stage gets what its first candidate may cost, and an equal part of whatever the plan does
 * not need. When calls have cost more than was planned, mandatory stages go first: they leave to
 * each other what their cheapest models may cost, optional ones leave to them all that was planned.
 */
final class Spending {
    private final TaskRun run;
    private Cost left;

    private Spending(TaskRun run, Cost left) {
        this.run = run;
        this.left = left;
    }

    /**
     * What each of those stages, which are dispatched together, may spend; nothing in it when the
     * task has no ceiling.
     */
    static Map<String, Cost> shares(TaskRun run, List<PlannedStage> ready) {
        Cost ceiling = run.plan().ceiling();
        return ceiling == null
                ? Map.of()
                : new Spending(run, ceiling.less(committed(run))).among(ready);
    }

    /** What was spent or may still be. */
    static Cost committed(TaskRun run) {
        Cost sum = run.held();
        for (StageProgress progress : run.stages().values()) {
            sum = sum.plus(spent(progress)).plus(reserved(progress));
        }
        return sum;
    }

    private static Cost spent(StageProgress progress) {
        List<Attempt> attempts =
                progress.replies().stream().flatMap(reply -> reply.attempts().stream()).toList();
        return Attempt.cost(attempts).orElse(Cost.NONE);
    }

    /** What a stage that is in flight may spend. */
    static Cost reserved(StageProgress progress) {
        return progress instanceof StageProgress.Dispatched dispatched
                ? dispatched.reserved()
                : Cost.NONE;
    }

    private Map<String, Cost> among(List<PlannedStage> ready) {
        List<PlannedStage> waiting =
                new ArrayList<>(
                        run.plan().stages().stream()
                                .filter(it -> run.progress(it) instanceof StageProgress.Waiting)
                                .toList());
        Map<String, Cost> shares = new HashMap<>();
        int parts = ready.size();
        for (PlannedStage stage : ready) {
            Cost share = share(stage, waiting, parts);
            shares.put(stage.id(), share);
            left = left.less(share);
            waiting.remove(stage);
            parts--;
        }
        return shares;
    }

    private Cost share(PlannedStage stage, List<PlannedStage> waiting, int parts) {
        Cost planned = Cost.sum(waiting.stream().map(this::planned).toList());
        if (!planned.exceeds(left)) {
            return planned(stage).plus(left.less(planned).dividedBy(parts));
        }
        boolean mandatory = isMandatory(stage);
        Cost others = Cost.NONE;
        for (PlannedStage other : waiting) {
            if (!other.equals(stage) && isMandatory(other)) {
                others = others.plus(mandatory ? other.leastCost() : planned(other));
            }
        }
        Cost rest = left.less(others);
        boolean alone = mandatory && parts == 1;
        return alone || planned(stage).exceeds(rest) ? rest : planned(stage);
    }

    /** What the first of the candidates that it may have may cost. */
    private Cost planned(PlannedStage stage) {
        if (Gatherer.decidesWithoutModel(stage, run.progress(stage).nextRound())) {
            return Cost.NONE;
        }
        List<Candidate> candidates = StageDispatch.candidates(run, stage);
        @Nullable Cost cost = candidates.isEmpty() ? null : candidates.getFirst().cost();
        return cost == null ? Cost.NONE : cost;
    }

    /** Whether the task fails without it. Branches are as good as the stage that gathers them. */
    private boolean isMandatory(PlannedStage stage) {
        PlannedStage counted =
                run.plan().stages().stream()
                        .filter(it -> it.id().equals(stage.branchOf()))
                        .findFirst()
                        .orElse(stage);
        return !counted.optional() && run.progress(counted).answer().isEmpty();
    }
}
