package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.StageProgress.Dispatched;
import io.baton.domain.synthesis.StageProgress.Done;
import io.baton.domain.synthesis.TaskState.Active;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens to a task whose stages run. */
final class StageProgression {
    private final Ending ending;
    private final Repair repair;

    StageProgression(Ending ending) {
        this.ending = ending;
        this.repair = new Repair(ending.synthesizer());
    }

    /** Takes a reply that is expected, and goes on from there. */
    Transition finished(Active state, StageReply reply, Instant now) {
        TaskRun run = state.run();
        Optional<Effect.Reason> unexpected = unexpected(run, reply);
        return unexpected.isPresent()
                ? Transition.ignored(state, unexpected.get())
                : accepted(run, OverBudget.leftOut(run, Gatherer.judged(run, reply)), now);
    }

    Transition cancelled(TaskRun run, TaskState.Cancellation cancellation, Instant now) {
        return ending.cancelled(run, cancellation, now);
    }

    /**
     * The deadline is there. When the answer is, and only reviews, optional stages or a revision of
     * the answer are outstanding, the answer stands with a warning: it has been paid for, and a
     * review can only improve it. Otherwise the task fails.
     */
    Transition expired(TaskRun run, Instant now) {
        Optional<Gatherer.Decision> gathered = Gatherer.atDeadline(run, now);
        return gathered.isEmpty() ? ended(run, now) : ended(taken(gathered.get()), now);
    }

    private static TaskRun taken(Gatherer.Decision decision) {
        StageReply reply = decision.reply();
        TaskRun run = decision.run();
        return run.with(reply.stageId(), run.progress(reply.stageId()).finishedBy(reply));
    }

    private Transition ended(TaskRun run, Instant now) {
        Optional<PlannedStage> answering = Answer.stage(run.plan());
        boolean answered = answering.filter(s -> run.progress(s).answer().isPresent()).isPresent();
        boolean dispensable =
                run.unfinished().stream()
                        .allMatch(
                                stage ->
                                        stage.role() == Role.REVIEWER
                                                || stage.optional()
                                                || answering.filter(stage::equals).isPresent());
        if (answered && dispensable) {
            return ending.completed(run, now);
        }
        return ending.failed(run, overdue(run), now);
    }

    /** Dispatches what is ready; ends the task when nothing is left. */
    Transition advanced(TaskRun run, Instant now) {
        Optional<Gatherer.Decision> gathered = Gatherer.decision(run, now);
        if (gathered.isPresent()) {
            Gatherer.Decision decision = gathered.get();
            List<Effect> aborts = new ArrayList<>();
            decision.aborted()
                    .forEach(branch -> aborts.add(new Effect.Abort(run.revision(), branch.id())));
            return accepted(decision.run(), decision.reply(), now).after(aborts);
        }
        TaskRun next = run;
        List<Effect> effects = new ArrayList<>();
        for (StageWork work : StageDispatch.ready(run, now)) {
            List<StageReply> replies = run.progress(work.stageId()).replies();
            next = next.with(work.stageId(), Dispatched.of(work, now, replies));
            effects.add(new Effect.Dispatch(repair.told(run, work)));
            effects.add(ProgressNotes.dispatched(work));
        }
        if (next.anyInFlight()) {
            return new Transition(new Active(next), effects);
        }
        return next.unfinished().isEmpty()
                ? ending.completed(next, now)
                : ending.failed(next, stuck(next), now);
    }

    /** Takes the reply to the round that its stage is in. */
    Transition accepted(TaskRun run, StageReply reply, Instant now) {
        PlannedStage stage = stage(run, reply).orElseThrow();
        Done done = run.progress(stage).finishedBy(reply);
        TaskRun next = run.with(stage.id(), done);
        List<Effect> effects = new ArrayList<>();
        effects.add(ProgressNotes.finished(run, stage, reply));
        effects.addAll(Lessons.of(next, stage, reply, ending.synthesizer(), now));

        if (next.failsTask(stage) && reply.outcome() instanceof Outcome.Failed failed) {
            return ending.failed(next, Ending.ofStage(stage, failed.error()), now).after(effects);
        }
        Optional<TaskRun> repaired = repair.sentBack(next, stage);
        Optional<TaskRun> sentBack = ReviewLoop.sentBack(next, stage, reply);
        if (repaired.isPresent()) {
            next = repaired.get();
            effects.add(ProgressNotes.repaired(run, stage));
        } else if (sentBack.isPresent()) {
            next = sentBack.get();
            effects.add(ProgressNotes.sentBack(run, stage, reply));
        } else if (!(reply.outcome() instanceof Outcome.Completed)) {
            next = ReviewLoop.abandoned(next, stage);
        }
        return advanced(next, now).after(effects);
    }

    /** Why a reply is not the one that a stage in flight is waiting for; empty when it is. */
    static Optional<Effect.Reason> unexpected(TaskRun run, StageReply reply) {
        Optional<PlannedStage> stage = stage(run, reply);
        if (stage.isEmpty()) {
            return Optional.of(Effect.Reason.UNKNOWN_STAGE);
        }
        StageProgress progress = run.progress(stage.get());
        if (reply.revision() == run.revision()
                && progress instanceof Dispatched dispatched
                && dispatched.round() == reply.round()) {
            return Optional.empty();
        }
        boolean known =
                progress.replies().stream()
                        .anyMatch(
                                earlier ->
                                        earlier.revision() == reply.revision()
                                                && earlier.round() == reply.round());
        return Optional.of(known ? Effect.Reason.DUPLICATE_REPLY : Effect.Reason.LATE_REPLY);
    }

    /** The stage a reply is about, when both task and stage are the plan's. */
    static Optional<PlannedStage> stage(TaskRun run, StageReply reply) {
        return run.plan().stages().stream()
                .filter(stage -> stage.id().equals(reply.stageId()))
                .filter(stage -> run.plan().task().id().equals(reply.taskId()))
                .findFirst();
    }

    private static ModelOrchestratorError stuck(TaskRun run) {
        String waiting = unfinished(run);
        return ModelOrchestratorError.of(
                ErrorCode.INTERNAL,
                "The plan has stages that can never begin, since they depend on each other or on"
                        + " stages it does not have: "
                        + waiting
                        + ".",
                Map.of("unfinished", waiting));
    }

    private static ModelOrchestratorError overdue(TaskRun run) {
        String unfinished = unfinished(run);
        return ModelOrchestratorError.of(
                ErrorCode.DEADLINE_EXCEEDED,
                "The deadline "
                        + run.deadline()
                        + " passed before these stages had ended: "
                        + unfinished
                        + ". "
                        + ErrorCode.DEADLINE_EXCEEDED.advice(),
                Map.of("deadline", run.deadline().toString(), "unfinished", unfinished));
    }

    private static String unfinished(TaskRun run) {
        return run.unfinished().stream().map(PlannedStage::id).collect(Collectors.joining(", "));
    }
}
