package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.StageWork.ContextPart;
import io.baton.domain.task.Task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides which stages are ready to run, and with what context. */
final class StageDispatch {
    private StageDispatch() {}

    /** Work for every waiting stage whose dependencies have ended, in plan order. */
    static List<StageWork> ready(TaskRun run, Instant now) {
        return run.plan().stages().stream()
                .filter(stage -> run.progress(stage) instanceof StageProgress.Waiting)
                .filter(stage -> dependenciesEnded(run, stage))
                .map(stage -> work(run, stage, now))
                .toList();
    }

    /**
     * A dependency that is done lets its dependents go on, whatever came of it: had it been
     * mandatory and without an answer, the task would have ended.
     */
    private static boolean dependenciesEnded(TaskRun run, PlannedStage stage) {
        return stage.dependsOn().stream()
                .allMatch(id -> run.stages().get(id) instanceof StageProgress.Done);
    }

    private static StageWork work(TaskRun run, PlannedStage stage, Instant now) {
        Task task = run.plan().task();
        return new StageWork(
                task.id(),
                run.revision(),
                stage.id(),
                stage.role(),
                stage.capability(),
                run.progress(stage).nextRound(),
                stage.candidates(),
                task.description(),
                task.input(),
                task.requirements(),
                context(run, stage),
                run.plan().format(),
                task.outputSchema(),
                stage.maxOutputTokens(),
                now,
                run.deadline());
    }

    /** What its dependencies answered, in plan order; for a new round also what led to it. */
    private static List<ContextPart> context(TaskRun run, PlannedStage stage) {
        List<ContextPart> parts = new ArrayList<>();
        for (PlannedStage earlier : run.plan().stages()) {
            if (stage.dependsOn().contains(earlier.id())) {
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
