package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;
import io.baton.domain.planning.Candidate;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.StageWork.ContextPart;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which stages are ready to run, and with what context. */
final class StageDispatch {
    private StageDispatch() {}

    /** Work for every waiting stage whose dependencies have ended, in plan order. */
    static List<StageWork> ready(TaskRun run, Instant now) {
        List<PlannedStage> ready =
                run.plan().stages().stream()
                        .filter(stage -> run.progress(stage) instanceof StageProgress.Waiting)
                        .filter(stage -> dependenciesEnded(run, stage))
                        .toList();
        Map<String, Cost> shares = Spending.shares(run, ready);
        return ready.stream().map(stage -> work(run, stage, shares.get(stage.id()), now)).toList();
    }

    /**
     * A dependency that is done lets its dependents go on, whatever came of it: had it been
     * mandatory and without an answer, the task would have ended.
     */
    private static boolean dependenciesEnded(TaskRun run, PlannedStage stage) {
        return stage.dependsOn().stream()
                .allMatch(id -> run.stages().get(id) instanceof StageProgress.Done);
    }

    private static StageWork work(
            TaskRun run, PlannedStage stage, @Nullable Cost budget, Instant now) {
        Task task = run.plan().task();
        int round = run.progress(stage).nextRound();
        return new StageWork(
                task.id(),
                run.revision(),
                stage.id(),
                Gatherer.role(stage, round),
                stage.capability(),
                round,
                candidates(run, stage),
                task.description(),
                input(run, stage),
                task.requirements(),
                context(run, stage),
                run.plan().format(),
                task.outputSchema(),
                stage.maxOutputTokens(),
                task.constraints().cache(),
                stage.condenseTo(),
                now,
                run.deadline(),
                budget);
    }

    /** An input that one stage condenses is for that stage alone: the others get its answer. */
    private static @Nullable String input(TaskRun run, PlannedStage stage) {
        boolean condensed =
                run.plan().stages().stream()
                        .anyMatch(other -> other.condenseTo() > 0 && !other.equals(stage));
        return condensed ? null : run.plan().task().input();
    }

    /**
     * Its candidates without the models whose answers it gets, when it wants another; may be none.
     */
    static List<Candidate> candidates(TaskRun run, PlannedStage stage) {
        if (!stage.differentModel()) {
            return stage.candidates();
        }
        Set<String> answered =
                run.plan().stages().stream()
                        .filter(earlier -> stage.dependsOn().contains(earlier.id()))
                        // Who condensed the input has not done what is to be seen with other eyes.
                        .filter(earlier -> earlier.condenseTo() == 0)
                        .flatMap(earlier -> run.progress(earlier).answer().stream())
                        .map(Outcome.Completed::model)
                        .collect(Collectors.toSet());
        return stage.candidates().stream()
                .filter(candidate -> !answered.contains(candidate.model()))
                .toList();
    }

    /**
     * What its dependencies answered, in plan order; for a new round also what led to it, and no
     * longer what parallel models answered.
     */
    private static List<ContextPart> context(TaskRun run, PlannedStage stage) {
        boolean gathers = Gatherer.needsModel(stage, run.progress(stage).nextRound());
        List<ContextPart> parts = new ArrayList<>();
        for (PlannedStage earlier : run.plan().stages()) {
            if (stage.dependsOn().contains(earlier.id())
                    && (gathers || earlier.branchOf() == null)) {
                part(run, earlier).ifPresent(parts::add);
            }
        }
        if (stage.role() == Role.EXECUTOR && run.progress(stage).nextRound() > 0) {
            part(run, stage).ifPresent(parts::add);
            ReviewLoop.askingFor(run, stage)
                    .forEach(reviewer -> part(run, reviewer).ifPresent(parts::add));
        }
        return parts;
    }

    private static Optional<ContextPart> part(TaskRun run, PlannedStage stage) {
        return run.progress(stage)
                .answer()
                .map(answer -> new ContextPart(stage.id(), stage.role(), answer.output()));
    }
}
