package io.baton.domain.synthesis;

import io.baton.domain.synthesis.TaskState.Active;
import io.baton.domain.synthesis.TaskState.AwaitingPlan;
import io.baton.domain.synthesis.TaskState.Cancelled;
import io.baton.domain.synthesis.TaskState.Failed;
import io.baton.domain.synthesis.TaskState.Succeeded;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The life of a task as a pure function: a state and an event give the next state and what to do.
 *
 * <p>Invariants: at most one {@link Effect.Publish} for each revision of a task; no stage is
 * dispatched before its dependencies have ended, nor after the task has; an event that comes twice
 * changes nothing the second time; a task that is active ends by its deadline, provided that the
 * shell feeds {@link Event.TimePassed} at {@link #wakeAt}.
 *
 * <p>Safe for use by many threads at once.
 */
public final class TaskMachine {
    private final Duration retention;
    private final PlanArrival arrival;
    private final StageProgression progression;
    private final Replay replay;
    private final Rating rating;

    /**
     * @param retention how long a state is kept once nothing more is expected: an ended task's, so
     *     that duplicates and replays find it, and that of a task whose plan does not come
     */
    public TaskMachine(Duration retention, ResultSynthesizer synthesizer) {
        this.retention = retention;
        this.progression = new StageProgression(new Ending(synthesizer));
        this.arrival = new PlanArrival(new Ending(synthesizer), progression);
        this.replay = new Replay(progression);
        this.rating = new Rating(synthesizer);
    }

    /**
     * What an event leads to.
     *
     * @param state the stored state; null when there is none
     */
    public Transition apply(@Nullable TaskState state, Event event) {
        Instant at = event.at();
        return switch (state) {
            case null -> first(new AwaitingPlan(List.of(), null, at), event);
            case AwaitingPlan waiting -> awaiting(waiting, event);
            case Active active when !at.isBefore(active.run().deadline()) -> overdue(active, event);
            case Active active -> active(active, event);
            case Failed failed when event instanceof Event.StageFinished finished ->
                    replay.finished(failed, finished.reply(), at);
            case Succeeded ended -> ended(ended, event);
            case Failed ended -> ended(ended, event);
            case Cancelled ended -> ended(ended, event);
        };
    }

    /** When {@link Event.TimePassed} is due for that state, though nothing else happens. */
    public Instant wakeAt(TaskState state) {
        return switch (state) {
            case AwaitingPlan waiting -> waiting.since().plus(retention);
            case Active active -> active.run().deadline();
            case Succeeded ended -> ended.endedAt().plus(retention);
            case Failed ended -> ended.endedAt().plus(retention);
            case Cancelled ended -> ended.endedAt().plus(retention);
        };
    }

    private Transition first(AwaitingPlan nothing, Event event) {
        return switch (event) {
            case Event.TimePassed _ -> Transition.to(nothing, new Effect.Forget());
            case Event.FeedbackGiven _ ->
                    Transition.ignored(nothing, Effect.Reason.FEEDBACK_OF_UNKNOWN_TASK)
                            .then(Transition.to(nothing, new Effect.Forget()));
            case Event.PlanArrived _, Event.StageFinished _, Event.CancelRequested _ ->
                    awaiting(nothing, event);
        };
    }

    private Transition awaiting(AwaitingPlan state, Event event) {
        return switch (event) {
            case Event.PlanArrived arrived -> planned(state, arrived);
            case Event.StageFinished finished -> arrival.early(state, finished.reply());
            case Event.CancelRequested cancel -> arrival.cancelled(state, cancel.cancellation());
            case Event.FeedbackGiven given -> rating.given(state, given.feedback());
            case Event.TimePassed passed -> passed(state, passed.at(), Effect.Reason.NO_PLAN);
        };
    }

    /** The plan, and then the replies that were there before it, as if they came now. */
    private Transition planned(AwaitingPlan state, Event.PlanArrived arrived) {
        Transition done = arrival.arrived(state, arrived.plan(), arrived.at());
        for (StageReply early : state.early()) {
            Event finished = new Event.StageFinished(early, arrived.at());
            done = done.then(apply(done.state(), finished));
        }
        return done;
    }

    private Transition active(Active state, Event event) {
        return switch (event) {
            case Event.PlanArrived _ -> Transition.ignored(state, Effect.Reason.DUPLICATE_PLAN);
            case Event.StageFinished finished ->
                    progression.finished(state, finished.reply(), finished.at());
            case Event.CancelRequested cancel ->
                    progression.cancelled(state.run(), cancel.cancellation(), cancel.at());
            case Event.FeedbackGiven given -> rating.given(state, given.feedback());
            case Event.TimePassed _ -> Transition.to(state);
        };
    }

    /** The deadline comes first: the event finds a task that has ended. */
    private Transition overdue(Active state, Event event) {
        Transition ended = progression.expired(state.run(), event.at());
        return event instanceof Event.TimePassed ? ended : ended.then(apply(ended.state(), event));
    }

    private Transition ended(TaskState state, Event event) {
        return switch (event) {
            case Event.PlanArrived _ -> Transition.ignored(state, Effect.Reason.DUPLICATE_PLAN);
            case Event.StageFinished _ -> Transition.ignored(state, Effect.Reason.LATE_REPLY);
            case Event.CancelRequested _ ->
                    Transition.ignored(
                            state,
                            state instanceof Cancelled
                                    ? Effect.Reason.DUPLICATE_CANCEL
                                    : Effect.Reason.CANCEL_AFTER_END);
            case Event.FeedbackGiven given -> rating.given(state, given.feedback());
            case Event.TimePassed passed -> passed(state, passed.at());
        };
    }

    private Transition passed(TaskState state, Instant at, Effect.Reason... lost) {
        if (at.isBefore(wakeAt(state))) {
            return Transition.to(state);
        }
        Transition forgotten = Transition.to(state, new Effect.Forget());
        for (Effect.Reason reason : lost) {
            forgotten = Transition.ignored(state, reason).then(forgotten);
        }
        return forgotten;
    }
}
