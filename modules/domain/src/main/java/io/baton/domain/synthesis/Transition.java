package io.baton.domain.synthesis;

import java.util.ArrayList;
import java.util.List;

/** Where an event leads: the state to store, and then what to do, in that order. */
public record Transition(TaskState state, List<Effect> effects) {
    public Transition {
        effects = List.copyOf(effects);
    }

    static Transition to(TaskState state, Effect... effects) {
        return new Transition(state, List.of(effects));
    }

    static Transition ignored(TaskState state, Effect.Reason reason) {
        return to(state, new Effect.Ignored(reason));
    }

    /** This one's effects, then those of the next. */
    Transition then(Transition next) {
        return next.after(effects);
    }

    /** These effects, then this one's own. */
    Transition after(List<Effect> earlier) {
        List<Effect> all = new ArrayList<>(earlier);
        all.addAll(effects);
        return new Transition(state, all);
    }
}
