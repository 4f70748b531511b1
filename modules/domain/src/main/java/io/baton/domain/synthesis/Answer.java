package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;

import java.util.List;
import java.util.Optional;

/** Whose answer is the task's: the last executor's, or in a chain without one the last worker's. */
final class Answer {
    private Answer() {}

    static Optional<PlannedStage> stage(Plan plan) {
        List<PlannedStage> lastFirst = plan.stages().reversed();
        return lastFirst.stream()
                .filter(stage -> stage.role() == Role.EXECUTOR)
                .findFirst()
                .or(
                        () ->
                                lastFirst.stream()
                                        .filter(stage -> stage.role() != Role.REVIEWER)
                                        .findFirst());
    }

    static boolean isBy(Plan plan, PlannedStage stage) {
        return stage(plan).filter(stage::equals).isPresent();
    }

    /** Its answers, newest first. */
    static List<Outcome.Completed> newestFirst(TaskRun run) {
        return stage(run.plan()).stream()
                .flatMap(stage -> run.progress(stage).replies().reversed().stream())
                .map(StageReply::outcome)
                .filter(Outcome.Completed.class::isInstance)
                .map(Outcome.Completed.class::cast)
                .toList();
    }
}
