package io.baton.domain.synthesis;

import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.planning.PlannedStage.Gathering;
import io.baton.domain.synthesis.Outcome.Completed;
import io.baton.domain.synthesis.StageProgress.Dispatched;
import io.baton.domain.synthesis.StageProgress.Done;
import io.baton.domain.synthesis.StageProgress.Waiting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one answer of those that parallel models gave. What can be decided without a model, is
 * decided here: the first answer, a vote, the only answer, too few answers.
 */
final class Gatherer {
    private static final String WORKER = "synthesizer";
    private static final String FASTER = "Another model was faster.";
    private static final String LATE = "It had not answered by the deadline.";

    private Gatherer() {}

    /**
     * A decision about a gathering stage.
     *
     * @param run the run in which the branches that are not needed any more have ended
     * @param reply what ends the gathering stage
     * @param aborted branches whose calls may be aborted
     */
    record Decision(TaskRun run, StageReply reply, List<PlannedStage> aborted) {}

    /** The next gathering stage that can be decided now; empty when there is none. */
    static Optional<Decision> decision(TaskRun run, Instant now) {
        return run.plan().stages().stream()
                .filter(stage -> waits(run, stage))
                .flatMap(stage -> decision(run, stage, now).stream())
                .findFirst();
    }

    /** The same at the deadline, when every answer that is there must do. */
    static Optional<Decision> atDeadline(TaskRun run, Instant now) {
        return run.plan().stages().stream()
                .filter(stage -> stage.gathering() != null)
                .filter(stage -> run.progress(stage).answer().isEmpty())
                .filter(stage -> !answers(run, stage).isEmpty())
                .findFirst()
                .map(stage -> decided(run, stage, answers(run, stage).getFirst(), now, LATE));
    }

    private static boolean waits(TaskRun run, PlannedStage stage) {
        return stage.gathering() != null
                && run.progress(stage) instanceof Waiting waiting
                && waiting.replies().isEmpty();
    }

    private static Optional<Decision> decision(TaskRun run, PlannedStage stage, Instant now) {
        Gathering gathering = gathering(stage);
        List<Completed> answers = answers(run, stage);
        if (gathering.by() == Gather.FIRST && answers.size() >= gathering.needed()) {
            return Optional.of(decided(run, stage, answers.getFirst(), now, FASTER));
        }
        boolean allEnded =
                branches(run, stage).stream().allMatch(it -> run.progress(it) instanceof Done);
        if (!allEnded) {
            return Optional.empty();
        }
        if (answers.size() < gathering.needed()) {
            return Optional.of(tooFew(run, stage, answers.size(), now));
        }
        if (answers.size() == 1) {
            return Optional.of(decided(run, stage, answers.getFirst(), now, FASTER));
        }
        return gathering.by() == Gather.VOTE
                ? Optional.of(decided(run, stage, Vote.winner(answers), now, FASTER))
                : Optional.empty();
    }

    /** Whether no model has to be called for that round of the stage. */
    static boolean decidesWithoutModel(PlannedStage stage, int round) {
        return needsModel(stage, round)
                && (gathering(stage).by() == Gather.FIRST || gathering(stage).by() == Gather.VOTE);
    }

    /** Whether a model has to judge or to merge the answers; it is the stage's first round. */
    static boolean needsModel(PlannedStage stage, int round) {
        return stage.gathering() != null && round == 0;
    }

    /** The role in which a model runs the stage. */
    static Role role(PlannedStage stage, int round) {
        return needsModel(stage, round) && gathering(stage).by() == Gather.BEST_OF
                ? Role.JUDGE
                : stage.role();
    }

    /**
     * What a judge's verdict comes to: the answer it picked. Without a usable verdict, the answer
     * of the best ranked model stands, as it does when nobody could merge.
     */
    static StageReply judged(TaskRun run, StageReply reply) {
        PlannedStage stage = StageProgression.stage(run, reply).orElseThrow();
        if (!needsModel(stage, reply.round())) {
            return reply;
        }
        List<Completed> answers = answers(run, stage);
        Optional<Completed> answer =
                switch (reply.outcome()) {
                    case Completed said ->
                            gathering(stage).by() == Gather.BEST_OF
                                    ? Vote.picked(said.output(), answers)
                                    : Optional.of(said);
                    case Outcome.Failed _ -> Optional.empty();
                    case Outcome.Skipped _ -> Optional.empty();
                };
        return answers.isEmpty() ? reply : reply.with(answer.orElse(answers.getFirst()));
    }

    /** Answers of the branches, those of better ranked models first. */
    static List<Completed> answers(TaskRun run, PlannedStage stage) {
        return branches(run, stage).stream()
                .flatMap(branch -> run.progress(branch).answer().stream())
                .toList();
    }

    private static List<PlannedStage> branches(TaskRun run, PlannedStage stage) {
        return run.plan().stages().stream()
                .filter(branch -> stage.id().equals(branch.branchOf()))
                .toList();
    }

    private static Gathering gathering(PlannedStage stage) {
        return Optional.ofNullable(stage.gathering()).orElseThrow();
    }

    private static Decision decided(
            TaskRun run, PlannedStage stage, Completed answer, Instant now, String unneeded) {
        List<PlannedStage> aborted = new ArrayList<>();
        TaskRun rest = run;
        for (PlannedStage branch : branches(run, stage)) {
            if (!(run.progress(branch) instanceof Done)) {
                StageReply leftOut = reply(run, branch, new Outcome.Skipped(unneeded), now);
                if (run.progress(branch) instanceof Dispatched dispatched) {
                    aborted.add(branch);
                    rest = rest.holding(dispatched.reserved());
                }
                rest = rest.with(branch.id(), run.progress(branch).finishedBy(leftOut));
            }
        }
        return new Decision(rest, reply(run, stage, answer, now), aborted);
    }

    private static Decision tooFew(TaskRun run, PlannedStage stage, int answers, Instant now) {
        ModelOrchestratorError last =
                branches(run, stage).reversed().stream()
                        .flatMap(branch -> run.progress(branch).last().stream())
                        .map(StageReply::outcome)
                        .filter(Outcome.Failed.class::isInstance)
                        .map(failed -> ((Outcome.Failed) failed).error())
                        .findFirst()
                        .orElseGet(
                                () ->
                                        ModelOrchestratorError.of(
                                                ErrorCode.NO_CAPABLE_MODEL,
                                                "No branch of the stage was run."));
        ModelOrchestratorError error =
                ModelOrchestratorError.of(
                                last.code(),
                                "%d of the parallel models answered stage %s, %d are needed. The last failure: %s"
                                        .formatted(
                                                answers,
                                                stage.id(),
                                                gathering(stage).needed(),
                                                last.message()),
                                Map.of("stage", stage.id(), "capability", stage.capability()))
                        .withAttempts(last.attempts());
        return new Decision(run, reply(run, stage, new Outcome.Failed(error), now), List.of());
    }

    private static StageReply reply(TaskRun run, PlannedStage stage, Outcome outcome, Instant now) {
        return new StageReply(
                run.plan().task().id(),
                run.revision(),
                stage.id(),
                stage.role(),
                stage.capability(),
                0,
                outcome,
                List.of(),
                now,
                now,
                WORKER,
                0);
    }
}
