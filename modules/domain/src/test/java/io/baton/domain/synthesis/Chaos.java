package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;
import io.baton.domain.learning.Feedback;
import io.baton.domain.learning.Lesson;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One task in a world where records overtake each other, come twice or never, models fail, people
 * cancel, and dead letters are replayed. Watches over the machine's invariants.
 */
final class Chaos {
    private final TaskMachine machine = Plans.machine();
    private final Plan plan;
    private final Choices choices;
    private final List<Event> underway = new ArrayList<>();
    private final Set<Integer> published = new HashSet<>();
    private final Set<String> dispatched = new HashSet<>();
    private final Set<Edge> edges = new TreeSet<>();
    private final List<String> violations = new ArrayList<>();
    private int lessons;
    private @Nullable TaskState state;
    private Instant now = Plans.START;

    Chaos(Plan plan, Choices choices) {
        this.plan = plan;
        this.choices = choices;
    }

    List<String> violations() {
        return violations;
    }

    Set<Edge> edges() {
        return edges;
    }

    /** How it ended, before it was forgotten. */
    Edge.Kind end() {
        return Edge.kind(state);
    }

    void run() {
        underway.add(new Event.PlanArrived(plan, now));
        InitialWork.of(plan, now).forEach(this::work);
        if (choices.onceIn(8)) {
            underway.add(cancellation());
        }
        if (choices.onceIn(4)) {
            underway.add(feedback(choices.below(2)));
            underway.add(feedback(choices.below(2)));
        }
        for (int step = 0; step < 60 && !underway.isEmpty(); step++) {
            now = now.plusSeconds(choices.below(8));
            Event event = underway.remove(choices.below(underway.size()));
            feed(at(event));
            if (choices.onceIn(4)) {
                unchangedBy(at(event));
            }
            if (choices.onceIn(10)) {
                underway.add(event);
            }
        }
        // A plan is in the log: it comes in the end. Then no task outlives its deadline.
        feed(new Event.PlanArrived(plan, now));
        now = machine.wakeAt(Objects.requireNonNull(state));
        if (state instanceof TaskState.Active) {
            feed(new Event.TimePassed(now));
        }
        require(published.contains(1), "no result was published");
        require(!(state instanceof TaskState.Active), "it outlived its deadline");
    }

    private void feed(Event event) {
        @Nullable TaskState before = state;
        Transition transition = machine.apply(before, event);
        boolean forgotten = transition.effects().contains(new Effect.Forget());
        state = forgotten ? null : transition.state();
        edges.add(Edge.of(before, event, state));
        for (Effect effect : transition.effects()) {
            switch (effect) {
                case Effect.Publish(var outcome) -> {
                    require(published.add(outcome.revision()), "published twice");
                    require(
                            outcome.revision() == 1
                                    || outcome.status() == TaskOutcome.Status.SUCCEEDED,
                            "a later revision without success");
                }
                case Effect.Dispatch(var work) -> {
                    require(
                            dispatched.add(work.revision() + work.stageId() + work.round()),
                            "dispatched twice: " + work);
                    require(state instanceof TaskState.Active, "dispatched after the end");
                    require(dependenciesEnded(work), "dispatched too early: " + work.stageId());
                    require(work.round() <= mostRounds(), "too many rounds: " + work.round());
                    require((work.budget() == null) == (plan.ceiling() == null), "no share of it");
                    work(work);
                }
                case Effect.Learn(var lesson) -> {
                    lessons += lesson.source() == Lesson.Source.REVIEW ? 1 : 0;
                    require(lessons <= reviews(), "a review taught twice");
                }
                case Effect.Abort _, Effect.Progress _, Effect.Ignored _, Effect.Forget _ -> {}
            }
        }
        require(state == null || withinCeiling(state), "more spent or reserved than the ceiling");
        boolean reopened = Edge.kind(before) == Edge.Kind.FAILED && !Objects.equals(state, before);
        require(
                !isEnd(before)
                        || Objects.equals(state, before)
                        || (reopened && isReplay(event))
                        || isSaid(before, event),
                "moved on after its end by " + event);
    }

    private void unchangedBy(Event duplicate) {
        // Not a duplicate once the deadline is there: then it is the moment that counts.
        if (state == null) {
            return;
        }
        if (state instanceof TaskState.Active(var run) && !now.isBefore(run.deadline())) {
            return;
        }
        Transition again = machine.apply(state, duplicate);
        require(again.state().equals(state), "a duplicate changed the state: " + duplicate);
        require(
                again.effects().stream().allMatch(Effect.Ignored.class::isInstance),
                "a duplicate had an effect: " + duplicate);
    }

    /** A worker gets it: answers, fails and is replayed, or dies and is never heard of. */
    private void work(StageWork work) {
        if (choices.onceIn(20)) {
            return;
        }
        boolean fails = choices.onceIn(6);
        Outcome outcome = fails ? Plans.failure() : answer(work);
        underway.add(finished(work, outcome, 0));
        if (fails && choices.onceIn(2)) {
            underway.add(finished(work, Plans.failure(), 1));
            underway.add(finished(work, answer(work), 2));
        }
    }

    private Outcome answer(StageWork work) {
        String text =
                work.role() == Role.REVIEWER
                        ? (choices.onceIn(2) ? Plans.REVISE : Plans.APPROVE)
                        : "answer " + work.round();
        return new Outcome.Completed(text, "m/" + work.stageId(), "p", false, false);
    }

    private Event finished(StageWork work, Outcome outcome, int replays) {
        return new Event.StageFinished(
                Plans.reply(
                        work.stageId(),
                        work.revision(),
                        work.round(),
                        outcome,
                        replays,
                        replays > 0 ? Cost.NONE : paid(work)),
                now);
    }

    /** Any part of what it may spend; a worker that keeps to it never spends more. */
    private @Nullable Cost paid(StageWork work) {
        Cost budget = work.budget();
        return budget == null || budget.isFree() ? budget : choices.partOf(budget);
    }

    private static boolean withinCeiling(TaskState state) {
        TaskRun run =
                switch (state) {
                    case TaskState.AwaitingPlan _ -> null;
                    case TaskState.Active(var active) -> active;
                    case TaskState.Succeeded ended -> ended.run();
                    case TaskState.Failed ended -> ended.run();
                    case TaskState.Cancelled ended -> ended.run();
                };
        if (run == null) {
            return true;
        }
        Cost ceiling = run.plan().ceiling();
        return ceiling == null || !Spending.committed(run).exceeds(ceiling);
    }

    private Event feedback(double score) {
        return new Event.FeedbackGiven(new Feedback(score, now));
    }

    private Event cancellation() {
        return new Event.CancelRequested(new TaskState.Cancellation(null, null), now);
    }

    private boolean dependenciesEnded(StageWork work) {
        TaskState after = Objects.requireNonNull(state);
        return after instanceof TaskState.Active(var run)
                && run.plan().stages().stream()
                        .filter(stage -> stage.id().equals(work.stageId()))
                        .flatMap(stage -> stage.dependsOn().stream())
                        .allMatch(id -> run.progress(id) instanceof StageProgress.Done);
    }

    private int mostRounds() {
        int repair = plan.format() == OutputFormat.JSON ? 1 : 0;
        return repair + plan.stages().stream().mapToInt(PlannedStage::maxRevisions).sum();
    }

    private Event at(Event event) {
        return switch (event) {
            case Event.PlanArrived(var arrived, _) -> new Event.PlanArrived(arrived, now);
            case Event.StageFinished(var reply, _) -> new Event.StageFinished(reply, now);
            case Event.CancelRequested(var why, _) -> new Event.CancelRequested(why, now);
            case Event.FeedbackGiven(var said) ->
                    new Event.FeedbackGiven(new Feedback(said.score(), now));
            case Event.TimePassed _ -> new Event.TimePassed(now);
        };
    }

    private static boolean isEnd(@Nullable TaskState state) {
        return state instanceof TaskState.Succeeded
                || state instanceof TaskState.Failed
                || state instanceof TaskState.Cancelled;
    }

    /** All that a word about an answer changes is what was said. */
    private boolean isSaid(@Nullable TaskState before, Event event) {
        return event instanceof Event.FeedbackGiven
                && before instanceof TaskState.Succeeded(var run, var endedAt, _)
                && state instanceof TaskState.Succeeded(var same, var then, _)
                && run.equals(same)
                && endedAt.equals(then);
    }

    private long reviews() {
        TaskRun run =
                switch (Objects.requireNonNull(state)) {
                    case TaskState.Active(var active) -> active;
                    case TaskState.Succeeded(var ended, _, _) -> ended;
                    case TaskState.Failed(var ended, _, _) -> ended;
                    case TaskState.Cancelled(var ended, _, _) -> ended;
                    case TaskState.AwaitingPlan _ -> InitialWork.begun(plan);
                };
        return plan.stages().stream()
                .filter(stage -> stage.role() == Role.REVIEWER)
                .flatMap(stage -> run.progress(stage).replies().stream())
                .filter(reply -> reply.outcome() instanceof Outcome.Completed)
                .count();
    }

    private static boolean isReplay(Event event) {
        return event instanceof Event.StageFinished(var reply, _) && reply.replays() > 0;
    }

    private void require(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
