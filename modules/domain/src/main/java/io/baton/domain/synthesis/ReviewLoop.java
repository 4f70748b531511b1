package io.baton.domain.synthesis;

import io.baton.domain.chain.ReviewVerdict;
import io.baton.domain.chain.Role;
import io.baton.domain.planning.PlannedStage;

import java.util.List;
import java.util.Optional;

/**
 * The bounded loop between an executor and its reviewers. Invariant: a reviewer sends its executor
 * back at most {@code maxRevisions} times, so that every task ends.
 */
final class ReviewLoop {
    private ReviewLoop() {}

    /**
     * The executor whose answer a reviewer judges: the last it depends on, else the last before it.
     */
    static Optional<PlannedStage> target(TaskRun run, PlannedStage reviewer) {
        Optional<PlannedStage> target = Optional.empty();
        boolean direct = false;
        for (PlannedStage stage : run.plan().stages()) {
            if (stage.id().equals(reviewer.id())) {
                break;
            }
            boolean depends = reviewer.dependsOn().contains(stage.id());
            if (stage.role() == Role.EXECUTOR && (depends || !direct)) {
                target = Optional.of(stage);
                direct = direct || depends;
            }
        }
        return target;
    }

    /** Reviewers that wait to judge the next answer of an executor they sent back. */
    static List<PlannedStage> askingFor(TaskRun run, PlannedStage executor) {
        return run.plan().stages().stream()
                .filter(stage -> stage.role() == Role.REVIEWER)
                .filter(stage -> run.progress(stage) instanceof StageProgress.Waiting)
                .filter(stage -> run.progress(stage).answer().isPresent())
                .filter(stage -> target(run, stage).filter(executor::equals).isPresent())
                .toList();
    }

    /** What a reviewer decided; empty for other stages and for a review that failed. */
    static Optional<ReviewVerdict> verdict(PlannedStage stage, StageReply reply) {
        return stage.role() == Role.REVIEWER && reply.outcome() instanceof Outcome.Completed review
                ? Optional.of(ReviewVerdict.parse(review.output()))
                : Optional.empty();
    }

    /** The defects that a review names, when it asks for a revision; empty when it does not. */
    static Optional<List<String>> defects(PlannedStage stage, StageReply reply) {
        return verdict(stage, reply)
                .filter(ReviewVerdict.Revise.class::isInstance)
                .map(verdict -> ((ReviewVerdict.Revise) verdict).defects());
    }

    /**
     * The run with executor and reviewer waiting for their next rounds, when the review that
     * finished the reviewer asks for a revision and one is left; empty otherwise.
     */
    static Optional<TaskRun> sentBack(TaskRun run, PlannedStage reviewer, StageReply review) {
        if (defects(reviewer, review).isEmpty() || review.round() >= reviewer.maxRevisions()) {
            return Optional.empty();
        }
        return target(run, reviewer)
                .filter(executor -> run.progress(executor).answer().isPresent())
                .map(executor -> sentBack(run, executor, reviewer));
    }

    private static TaskRun sentBack(TaskRun run, PlannedStage executor, PlannedStage reviewer) {
        TaskRun waiting = run.with(reviewer.id(), waiting(run.progress(reviewer)));
        // Another reviewer may have sent it back already: then this one judges that answer too.
        return run.progress(executor) instanceof StageProgress.Done done
                ? waiting.with(executor.id(), waiting(done))
                : waiting;
    }

    /** The run after a revision failed: the earlier answer stands, its reviewers need not run. */
    static TaskRun abandoned(TaskRun run, PlannedStage executor) {
        TaskRun changed = run;
        for (PlannedStage reviewer : askingFor(run, executor)) {
            changed =
                    changed.with(
                            reviewer.id(),
                            new StageProgress.Done(run.progress(reviewer).replies()));
        }
        return changed;
    }

    private static StageProgress waiting(StageProgress progress) {
        return new StageProgress.Waiting(progress.replies());
    }
}
