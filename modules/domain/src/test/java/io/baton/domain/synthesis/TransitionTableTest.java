package io.baton.domain.synthesis;

import static io.baton.domain.synthesis.Edge.Happening.CANCEL;
import static io.baton.domain.synthesis.Edge.Happening.FEEDBACK;
import static io.baton.domain.synthesis.Edge.Happening.PLAN;
import static io.baton.domain.synthesis.Edge.Happening.REPLY;
import static io.baton.domain.synthesis.Edge.Happening.TIME;
import static io.baton.domain.synthesis.Edge.Kind.ACTIVE;
import static io.baton.domain.synthesis.Edge.Kind.AWAITING_PLAN;
import static io.baton.domain.synthesis.Edge.Kind.CANCELLED;
import static io.baton.domain.synthesis.Edge.Kind.FAILED;
import static io.baton.domain.synthesis.Edge.Kind.NOTHING;
import static io.baton.domain.synthesis.Edge.Kind.SUCCEEDED;
import static io.baton.domain.synthesis.Plans.START;
import static io.baton.domain.synthesis.Plans.completed;
import static io.baton.domain.synthesis.Plans.executor;
import static io.baton.domain.synthesis.Plans.failed;
import static io.baton.domain.synthesis.Plans.replayed;
import static io.baton.domain.synthesis.Plans.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.learning.Feedback;
import io.baton.domain.planning.Plan;
import io.baton.domain.synthesis.Edge.Happening;
import io.baton.domain.synthesis.Edge.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Every kind of state meets every kind of event; every kind of transition is visited. */
class TransitionTableTest {
    private static final Plan CHAIN = Plans.of(executor(), reviewer(1));
    private static final Instant DEADLINE = START.plus(Plans.SPAN);
    private static final Instant FORGOTTEN = DEADLINE.plus(Plans.RETENTION).plus(Plans.SPAN);

    private static final Event THE_PLAN = new Event.PlanArrived(CHAIN, START);
    private static final Event THE_REFUSAL = new Event.PlanArrived(Plans.refused(), START);
    private static final Event ANSWER = reply(completed("executor", "six"));
    private static final Event FAILURE = reply(failed("executor"));
    private static final Event REPLAY = reply(replayed(completed("executor", "six")));
    private static final Event CANCELLATION =
            new Event.CancelRequested(new TaskState.Cancellation(null, null), START);
    private static final Event WORD = feedback(START);
    private static final Event SOON = new Event.TimePassed(START.plusSeconds(1));
    private static final Event LATE = new Event.TimePassed(DEADLINE);
    private static final Event END = new Event.TimePassed(FORGOTTEN);

    private static final List<Row> TABLE =
            List.of(
                    row(NOTHING, PLAN, ACTIVE, THE_PLAN),
                    row(NOTHING, PLAN, FAILED, THE_REFUSAL),
                    row(NOTHING, REPLY, AWAITING_PLAN, ANSWER),
                    row(NOTHING, CANCEL, AWAITING_PLAN, CANCELLATION),
                    row(NOTHING, FEEDBACK, NOTHING, WORD),
                    row(NOTHING, TIME, NOTHING, SOON),
                    row(AWAITING_PLAN, PLAN, ACTIVE, ANSWER, THE_PLAN),
                    row(AWAITING_PLAN, PLAN, SUCCEEDED, ANSWER, unreviewed(START)),
                    row(AWAITING_PLAN, PLAN, FAILED, FAILURE, THE_PLAN),
                    row(AWAITING_PLAN, PLAN, CANCELLED, CANCELLATION, THE_PLAN),
                    row(AWAITING_PLAN, REPLY, AWAITING_PLAN, ANSWER, ANSWER),
                    row(AWAITING_PLAN, CANCEL, AWAITING_PLAN, ANSWER, CANCELLATION),
                    row(AWAITING_PLAN, FEEDBACK, AWAITING_PLAN, ANSWER, WORD),
                    row(AWAITING_PLAN, TIME, AWAITING_PLAN, ANSWER, SOON),
                    row(AWAITING_PLAN, TIME, NOTHING, ANSWER, END),
                    row(ACTIVE, PLAN, ACTIVE, THE_PLAN, THE_PLAN),
                    row(ACTIVE, PLAN, SUCCEEDED, THE_PLAN, ANSWER, unreviewed(DEADLINE)),
                    row(ACTIVE, PLAN, FAILED, THE_PLAN, unreviewed(DEADLINE)),
                    row(ACTIVE, REPLY, ACTIVE, THE_PLAN, ANSWER),
                    row(ACTIVE, REPLY, SUCCEEDED, unreviewed(START), ANSWER),
                    row(ACTIVE, REPLY, FAILED, THE_PLAN, FAILURE),
                    row(ACTIVE, CANCEL, CANCELLED, THE_PLAN, CANCELLATION),
                    row(ACTIVE, CANCEL, SUCCEEDED, THE_PLAN, ANSWER, lateCancel()),
                    row(ACTIVE, CANCEL, FAILED, THE_PLAN, lateCancel()),
                    row(ACTIVE, FEEDBACK, ACTIVE, THE_PLAN, WORD),
                    row(ACTIVE, FEEDBACK, SUCCEEDED, THE_PLAN, ANSWER, feedback(DEADLINE)),
                    row(ACTIVE, FEEDBACK, FAILED, THE_PLAN, feedback(DEADLINE)),
                    row(ACTIVE, TIME, ACTIVE, THE_PLAN, SOON),
                    row(ACTIVE, TIME, SUCCEEDED, THE_PLAN, ANSWER, LATE),
                    row(ACTIVE, TIME, FAILED, THE_PLAN, LATE),
                    row(SUCCEEDED, PLAN, SUCCEEDED, unreviewed(START), ANSWER, THE_PLAN),
                    row(SUCCEEDED, REPLY, SUCCEEDED, unreviewed(START), ANSWER, REPLAY),
                    row(SUCCEEDED, CANCEL, SUCCEEDED, unreviewed(START), ANSWER, CANCELLATION),
                    row(SUCCEEDED, FEEDBACK, SUCCEEDED, unreviewed(START), ANSWER, WORD),
                    row(SUCCEEDED, TIME, SUCCEEDED, unreviewed(START), ANSWER, LATE),
                    row(SUCCEEDED, TIME, NOTHING, unreviewed(START), ANSWER, END),
                    row(FAILED, PLAN, FAILED, THE_PLAN, FAILURE, THE_PLAN),
                    row(FAILED, REPLY, ACTIVE, THE_PLAN, FAILURE, REPLAY),
                    row(FAILED, REPLY, SUCCEEDED, unreviewed(START), FAILURE, REPLAY),
                    row(FAILED, REPLY, FAILED, THE_PLAN, FAILURE, ANSWER),
                    row(FAILED, CANCEL, FAILED, THE_PLAN, FAILURE, CANCELLATION),
                    row(FAILED, FEEDBACK, FAILED, THE_PLAN, FAILURE, WORD),
                    row(FAILED, TIME, FAILED, THE_PLAN, FAILURE, LATE),
                    row(FAILED, TIME, NOTHING, THE_PLAN, FAILURE, END),
                    row(CANCELLED, PLAN, CANCELLED, THE_PLAN, CANCELLATION, THE_PLAN),
                    row(CANCELLED, REPLY, CANCELLED, THE_PLAN, CANCELLATION, REPLAY),
                    row(CANCELLED, CANCEL, CANCELLED, THE_PLAN, CANCELLATION, CANCELLATION),
                    row(CANCELLED, FEEDBACK, CANCELLED, THE_PLAN, CANCELLATION, WORD),
                    row(CANCELLED, TIME, CANCELLED, THE_PLAN, CANCELLATION, LATE),
                    row(CANCELLED, TIME, NOTHING, THE_PLAN, CANCELLATION, END));

    /** A kind of transition, and events that lead to it; the last one takes it. */
    private record Row(Edge edge, List<Event> events) {}

    @Test
    void eachRowTakesItsTransition() {
        for (Row row : TABLE) {
            assertThat(taken(row.events())).as(row.toString()).isEqualTo(row.edge());
        }
    }

    @Test
    void everyLegalTransitionIsVisited() {
        Set<Edge> visited = new TreeSet<>();
        TABLE.forEach(row -> visited.add(taken(row.events())));

        assertThat(visited).isEqualTo(Edge.legal());
    }

    @Test
    void everyStateMeetsEveryEvent() {
        for (Kind state : Kind.values()) {
            for (Happening event : Happening.values()) {
                assertThat(TABLE)
                        .as(state + " × " + event)
                        .anyMatch(row -> row.edge().from() == state && row.edge().event() == event);
            }
        }
    }

    @Test
    void noKindOfStateIsMissingFromTheTable() {
        List<Class<?>> states =
                List.of(Objects.requireNonNull(TaskState.class.getPermittedSubclasses()));

        assertThat(states).hasSize(Kind.values().length - 1);
    }

    @Test
    void anEventThatComesTwiceDoesNothingTheSecondTime() {
        for (Row row : TABLE) {
            List<Event> twice = new ArrayList<>(row.events());
            twice.add(row.events().getLast());
            Scenario once = fed(row.events());

            Scenario again = fed(twice);

            assertThat(again.stored()).as(row.toString()).isEqualTo(once.stored());
            assertThat(again.latest())
                    .as(row.toString())
                    .allMatch(
                            effect ->
                                    effect instanceof Effect.Ignored
                                            || effect instanceof Effect.Forget);
        }
    }

    private static Edge taken(List<Event> events) {
        @Nullable TaskState before = fed(events.subList(0, events.size() - 1)).stored();
        return Edge.of(before, events.getLast(), fed(events).stored());
    }

    private static Scenario fed(List<Event> events) {
        Scenario scenario = Scenario.empty();
        events.forEach(scenario::feed);
        return scenario;
    }

    private static Row row(Kind from, Happening event, Kind to, Event... events) {
        return new Row(new Edge(from, event, to), List.of(events));
    }

    private static Event unreviewed(Instant at) {
        return new Event.PlanArrived(Plans.of(executor()), at);
    }

    private static Event lateCancel() {
        return new Event.CancelRequested(new TaskState.Cancellation(null, null), DEADLINE);
    }

    private static Event feedback(Instant at) {
        return new Event.FeedbackGiven(new Feedback(1, at));
    }

    private static Event reply(StageReply reply) {
        return new Event.StageFinished(reply, START);
    }
}
