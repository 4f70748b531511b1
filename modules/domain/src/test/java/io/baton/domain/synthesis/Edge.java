package io.baton.domain.synthesis;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** One kind of transition: from a kind of state by a kind of event to a kind of state. */
record Edge(Kind from, Happening event, Kind to) implements Comparable<Edge> {

    enum Kind {
        NOTHING,
        AWAITING_PLAN,
        ACTIVE,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        static final Set<Kind> ENDS = EnumSet.of(SUCCEEDED, FAILED, CANCELLED);
    }

    enum Happening {
        PLAN,
        REPLY,
        CANCEL,
        FEEDBACK,
        TIME
    }

    /** Every kind of transition that may be, as the diagram of {@link TaskState} has it. */
    static Set<Edge> legal() {
        Set<Edge> edges = new TreeSet<>();
        from(edges, Kind.NOTHING, Happening.PLAN, Kind.ACTIVE, Kind.FAILED);
        from(edges, Kind.NOTHING, Happening.REPLY, Kind.AWAITING_PLAN);
        from(edges, Kind.NOTHING, Happening.CANCEL, Kind.AWAITING_PLAN);
        from(edges, Kind.NOTHING, Happening.FEEDBACK, Kind.NOTHING);
        from(edges, Kind.NOTHING, Happening.TIME, Kind.NOTHING);
        from(
                edges,
                Kind.AWAITING_PLAN,
                Happening.PLAN,
                Kind.ACTIVE,
                Kind.SUCCEEDED,
                Kind.FAILED,
                Kind.CANCELLED);
        from(edges, Kind.AWAITING_PLAN, Happening.REPLY, Kind.AWAITING_PLAN);
        from(edges, Kind.AWAITING_PLAN, Happening.CANCEL, Kind.AWAITING_PLAN);
        from(edges, Kind.AWAITING_PLAN, Happening.FEEDBACK, Kind.AWAITING_PLAN);
        from(edges, Kind.AWAITING_PLAN, Happening.TIME, Kind.AWAITING_PLAN, Kind.NOTHING);
        // Any event at the deadline may end it, with or without an answer.
        from(edges, Kind.ACTIVE, Happening.PLAN, Kind.ACTIVE, Kind.SUCCEEDED, Kind.FAILED);
        from(edges, Kind.ACTIVE, Happening.REPLY, Kind.ACTIVE, Kind.SUCCEEDED, Kind.FAILED);
        from(edges, Kind.ACTIVE, Happening.CANCEL, Kind.CANCELLED, Kind.SUCCEEDED, Kind.FAILED);
        from(edges, Kind.ACTIVE, Happening.FEEDBACK, Kind.ACTIVE, Kind.SUCCEEDED, Kind.FAILED);
        from(edges, Kind.ACTIVE, Happening.TIME, Kind.ACTIVE, Kind.SUCCEEDED, Kind.FAILED);
        from(edges, Kind.FAILED, Happening.REPLY, Kind.ACTIVE, Kind.SUCCEEDED, Kind.FAILED);
        for (Kind ended : Kind.ENDS) {
            for (Happening event : Happening.values()) {
                from(edges, ended, event, ended);
            }
            from(edges, ended, Happening.TIME, Kind.NOTHING);
        }
        return edges;
    }

    static Edge of(@Nullable TaskState from, Event event, @Nullable TaskState to) {
        return new Edge(kind(from), happening(event), kind(to));
    }

    static Kind kind(@Nullable TaskState state) {
        return switch (state) {
            case null -> Kind.NOTHING;
            case TaskState.AwaitingPlan _ -> Kind.AWAITING_PLAN;
            case TaskState.Active _ -> Kind.ACTIVE;
            case TaskState.Succeeded _ -> Kind.SUCCEEDED;
            case TaskState.Failed _ -> Kind.FAILED;
            case TaskState.Cancelled _ -> Kind.CANCELLED;
        };
    }

    private static Happening happening(Event event) {
        return switch (event) {
            case Event.PlanArrived _ -> Happening.PLAN;
            case Event.StageFinished _ -> Happening.REPLY;
            case Event.CancelRequested _ -> Happening.CANCEL;
            case Event.FeedbackGiven _ -> Happening.FEEDBACK;
            case Event.TimePassed _ -> Happening.TIME;
        };
    }

    private static void from(Set<Edge> edges, Kind from, Happening event, Kind... to) {
        for (Kind kind : to) {
            edges.add(new Edge(from, event, kind));
        }
    }

    @Override
    public int compareTo(Edge other) {
        return toString().compareTo(other.toString());
    }
}
