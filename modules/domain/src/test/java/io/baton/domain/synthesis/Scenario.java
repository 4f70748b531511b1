package io.baton.domain.synthesis;

import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.learning.Feedback;
import io.baton.domain.learning.Lesson;
import io.baton.domain.planning.Plan;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Feeds a machine event by event and remembers what it wanted done. */
public final class Scenario {
    private final TaskMachine machine;
    private final List<Effect> effects = new ArrayList<>();
    private @Nullable TaskState state;
    private Instant now = Plans.START;
    private List<Effect> latest = List.of();

    private Scenario(TaskMachine machine) {
        this.machine = machine;
    }

    public static Scenario empty() {
        return new Scenario(Plans.machine());
    }

    public static Scenario begun(Plan plan) {
        return empty().plan(plan);
    }

    public Scenario plan(Plan plan) {
        return feed(new Event.PlanArrived(plan, now));
    }

    public Scenario replies(StageReply... replies) {
        for (StageReply reply : replies) {
            feed(new Event.StageFinished(reply, now));
        }
        return this;
    }

    public Scenario rated(double score) {
        return feed(new Event.FeedbackGiven(new Feedback(score, now)));
    }

    public Scenario cancel() {
        return feed(new Event.CancelRequested(new TaskState.Cancellation("too slow", "ann"), now));
    }

    /** Lets time pass to that moment, and says so. */
    public Scenario passTo(Instant moment) {
        now = moment;
        return feed(new Event.TimePassed(now));
    }

    /** The clock goes on, but nobody says so. */
    public Scenario silentlyTo(Instant moment) {
        now = moment;
        return this;
    }

    public Scenario feed(Event event) {
        Transition transition = machine.apply(state, event);
        boolean forgotten = transition.effects().contains(new Effect.Forget());
        state = forgotten ? null : transition.state();
        latest = transition.effects();
        effects.addAll(latest);
        return this;
    }

    public @Nullable TaskState stored() {
        return state;
    }

    public TaskState state() {
        return Objects.requireNonNull(state);
    }

    public Instant wakeAt() {
        return machine.wakeAt(state());
    }

    /** The effects of the newest event. */
    public List<Effect> latest() {
        return latest;
    }

    /** All work dispatched by effects so far. */
    public List<StageWork> dispatched() {
        return only(Effect.Dispatch.class).stream().map(Effect.Dispatch::work).toList();
    }

    public List<TaskOutcome> published() {
        return only(Effect.Publish.class).stream().map(Effect.Publish::outcome).toList();
    }

    /** The error of the first result. */
    public ModelOrchestratorError error() {
        return Objects.requireNonNull(published().getFirst().error());
    }

    public List<Lesson> lessons() {
        return only(Effect.Learn.class).stream().map(Effect.Learn::lesson).toList();
    }

    public List<Effect.Reason> ignored() {
        return only(Effect.Ignored.class).stream().map(Effect.Ignored::reason).toList();
    }

    public List<Effect.Kind> told() {
        return only(Effect.Progress.class).stream().map(Effect.Progress::kind).toList();
    }

    private <T extends Effect> List<T> only(Class<T> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
