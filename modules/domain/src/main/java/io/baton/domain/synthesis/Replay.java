package io.baton.domain.synthesis;

import io.baton.domain.cost.Cost;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.Effect.Kind;
import io.baton.domain.synthesis.Effect.Progress;
import io.baton.domain.synthesis.StageProgress.Dispatched;
import io.baton.domain.synthesis.StageProgress.Done;
import io.baton.domain.synthesis.StageProgress.Waiting;
import io.baton.domain.synthesis.TaskState.Active;
import io.baton.domain.synthesis.TaskState.Failed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a reply does to a task that has failed. A replay that completes what failed, or what was
 * outstanding at the deadline, opens the task again as its next revision, with as much time as it
 * had at first; stages that were in flight run again, for their old replies are late. A replay that
 * fails again changes nothing, and nothing is published for it.
 */
final class Replay {
    private final StageProgression progression;

    Replay(StageProgression progression) {
        this.progression = progression;
    }

    Transition finished(Failed state, StageReply reply, Instant now) {
        Optional<PlannedStage> named = StageProgression.stage(state.run(), reply);
        if (named.isEmpty()) {
            return Transition.ignored(state, Effect.Reason.UNKNOWN_STAGE);
        }
        if (reply.replays() == 0 || !isOutstanding(state.run(), named.get(), reply)) {
            return Transition.ignored(state, Effect.Reason.LATE_REPLY);
        }
        if (!(reply.outcome() instanceof Outcome.Completed)) {
            return Transition.ignored(state, Effect.Reason.STILL_FAILED);
        }
        TaskRun run = opened(state.run(), named.get(), now);
        Progress replayed =
                Progress.ofTask(Kind.REPLAYED, run.revision(), "stage " + reply.stageId());
        return Transition.to(new Active(run), replayed).then(progression.accepted(run, reply, now));
    }

    /** Whether that very round is what the task lacks, and all that makes it fail. */
    private static boolean isOutstanding(TaskRun run, PlannedStage stage, StageReply reply) {
        PlannedStage blamed = blamed(run, stage);
        boolean lacking =
                switch (run.progress(stage)) {
                    case Waiting _ -> false;
                    case Dispatched dispatched -> dispatched.round() == reply.round();
                    case Done done ->
                            run.failsTask(blamed)
                                    && done.answer().isEmpty()
                                    && done.replies().getLast().round() == reply.round();
                };
        return lacking
                && reply.revision() == run.revision()
                && run.plan().stages().stream()
                        .noneMatch(other -> !other.equals(blamed) && run.failsTask(other));
    }

    /** The stage that makes the task fail when this one fails: of a branch the one that gathers. */
    private static PlannedStage blamed(TaskRun run, PlannedStage stage) {
        return run.plan().stages().stream()
                .filter(other -> other.id().equals(stage.branchOf()))
                .findFirst()
                .orElse(stage);
    }

    private static TaskRun opened(TaskRun failed, PlannedStage replayed, Instant now) {
        PlannedStage blamed = blamed(failed, replayed);
        Duration span =
                Duration.between(
                        failed.plan().task().submittedAt(), failed.plan().task().deadline());
        TaskRun waiting =
                failed.mapStages(
                        progress ->
                                progress instanceof Dispatched
                                        ? new Waiting(progress.replies())
                                        : progress);
        if (blamed.gathering() != null && failed.progress(blamed).answer().isEmpty()) {
            waiting = waiting.with(blamed.id(), new Waiting(List.of()));
        }
        return new TaskRun(
                failed.plan(),
                failed.revision() + 1,
                now.plus(span),
                waiting.stages(),
                failed.held().plus(inFlight(failed, replayed)));
    }

    /** What nobody will tell of any more: those stages run again, their old replies are late. */
    private static Cost inFlight(TaskRun failed, PlannedStage replayed) {
        return Cost.sum(
                failed.plan().stages().stream()
                        .filter(stage -> !stage.equals(replayed))
                        .map(stage -> Spending.reserved(failed.progress(stage)))
                        .toList());
    }
}
