package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.Outcome.Completed;
import io.baton.domain.synthesis.StageWork.ContextPart;
import io.baton.domain.task.OutputFormat;

import java.util.List;
import java.util.Optional;

/**
 * One more chance for an answer that should be JSON and cannot be used: its stage runs again and is
 * told what is wrong, as by a reviewer. Once a task, for a model that fails twice seldom does
 * better the third time.
 */
final class Repair {
    private final ResultSynthesizer synthesizer;

    Repair(ResultSynthesizer synthesizer) {
        this.synthesizer = synthesizer;
    }

    /** The run in which that stage waits for its repair; empty when it needs or gets none. */
    Optional<TaskRun> sentBack(TaskRun run, PlannedStage stage) {
        List<Completed> unusable =
                run.progress(stage).replies().stream()
                        .map(StageReply::outcome)
                        .filter(Completed.class::isInstance)
                        .map(Completed.class::cast)
                        .filter(answer -> defect(run, answer).isPresent())
                        .toList();
        boolean newest =
                run.progress(stage)
                        .last()
                        .map(StageReply::outcome)
                        .filter(unusable::contains)
                        .isPresent();
        return Answer.isBy(run.plan(), stage) && newest && unusable.size() == 1
                ? Optional.of(
                        run.with(
                                stage.id(),
                                new StageProgress.Waiting(run.progress(stage).replies())))
                : Optional.empty();
    }

    /** The work with what is wrong with the earlier answer, when it is a repair. */
    StageWork told(TaskRun run, StageWork work) {
        if (work.round() == 0) {
            return work;
        }
        return run.progress(work.stageId())
                .answer()
                .flatMap(answer -> defect(run, answer))
                .map(
                        defect ->
                                work.withContext(
                                        new ContextPart(
                                                "format",
                                                Role.REVIEWER,
                                                "VERDICT: REVISE\n- " + defect)))
                .orElse(work);
    }

    private Optional<String> defect(TaskRun run, Completed answer) {
        return run.plan().format() == OutputFormat.JSON
                ? synthesizer.defect(run.plan(), answer)
                : Optional.empty();
    }
}
