package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The faults that are still to come, in the order they were ordered. */
final class Faults {
    private final List<Pending> pending = new ArrayList<>();

    private static final class Pending {
        final @Nullable String model;
        final Fault fault;
        long left;

        Pending(@Nullable String model, Fault fault, long left) {
            this.model = model;
            this.fault = fault;
            this.left = left;
        }
    }

    synchronized void add(@Nullable String model, Fault fault, long times) {
        pending.add(new Pending(model, fault, times));
    }

    /** Takes the next fault that concerns the model, null when all is well. */
    synchronized @Nullable Fault next(String model) {
        for (int i = 0; i < pending.size(); i++) {
            Pending next = pending.get(i);
            if (next.model == null || next.model.equals(model)) {
                next.left--;
                if (next.left <= 0) {
                    pending.remove(i);
                }
                return next.fault;
            }
        }
        return null;
    }

    synchronized void clear() {
        pending.clear();
    }
}
