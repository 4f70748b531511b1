package io.baton.domain.synthesis;

import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.synthesis.TaskState.Active;
import io.baton.domain.synthesis.TaskState.AwaitingPlan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happens to a task until its plan is there. */
final class PlanArrival {
    private final Ending ending;
    private final StageProgression progression;

    PlanArrival(Ending ending, StageProgression progression) {
        this.ending = ending;
        this.progression = progression;
    }

    /** Begins, unless it was cancelled, the plan is a refusal, or the deadline has passed. */
    Transition arrived(AwaitingPlan state, Plan plan, Instant now) {
        TaskRun run = InitialWork.begun(plan);
        if (state.cancellation() != null) {
            return ending.cancelled(run, state.cancellation(), now);
        }
        if (plan.refusal() != null) {
            return ending.failed(run, plan.refusal(), now);
        }
        if (!now.isBefore(run.deadline())) {
            return progression.expired(run, now);
        }
        List<Effect> effects = new ArrayList<>();
        for (PlannedStage stage : plan.stages()) {
            if (stage.skipReason() != null) {
                StageReply reply = run.progress(stage).last().orElseThrow();
                effects.add(ProgressNotes.finished(run, stage, reply));
            }
        }
        // Only a plan that leaves every stage out has nothing in flight now.
        Transition begun =
                run.anyInFlight() ? Transition.to(new Active(run)) : progression.advanced(run, now);
        return begun.after(effects);
    }

    Transition early(AwaitingPlan state, StageReply reply) {
        boolean known =
                state.early().stream()
                        .anyMatch(
                                earlier ->
                                        earlier.stageId().equals(reply.stageId())
                                                && earlier.revision() == reply.revision()
                                                && earlier.round() == reply.round()
                                                && earlier.replays() == reply.replays());
        if (known) {
            return Transition.ignored(state, Effect.Reason.DUPLICATE_REPLY);
        }
        List<StageReply> early = new ArrayList<>(state.early());
        early.add(reply);
        return Transition.to(new AwaitingPlan(early, state.cancellation(), state.since()));
    }

    Transition cancelled(AwaitingPlan state, TaskState.Cancellation cancellation) {
        if (state.cancellation() != null) {
            return Transition.ignored(state, Effect.Reason.DUPLICATE_CANCEL);
        }
        return Transition.to(new AwaitingPlan(state.early(), cancellation, state.since()));
    }
}
