package io.baton.app.worker.model;

import io.baton.domain.model.ModelDescriptor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps the models that one provider has in memory within a budget: a call begins when its model
 * fits beside those that are being called, and says which idle ones have to go first. Calls of a
 * model that is in use anyway pass those that wait for room, but not for ever. Models of unknown
 * size count nothing. Safe for use by many threads.
 */
final class MemoryBudget {
    /** How long others may pass a call that waits for room. */
    private static final Duration POLITENESS = Duration.ofSeconds(10);

    private final long bytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Ticket> waiting = new LinkedHashSet<>();
    private final Map<String, Integer> calls = new LinkedHashMap<>();

    /** What is in memory as far as is known, the model called longest ago first. */
    private final Map<String, ModelDescriptor> resident = new LinkedHashMap<>();

    /** Whether models are being unloaded: until they have gone there is less room than it seems. */
    private boolean clearing;

    /** When a model was last called or let go, as of {@link System#nanoTime}. */
    private final Map<String, Long> touchedAt = new HashMap<>();

    /**
     * @param bytes most memory of models at the same time, 1 or more
     */
    MemoryBudget(long bytes) {
        this.bytes = bytes;
    }

    /** Whether that model fits at all. */
    boolean admits(ModelDescriptor model) {
        return model.memoryBytes() <= bytes;
    }

    /**
     * Takes in what the provider says it has in memory. What was called or let go since it was
     * asked is known better here.
     *
     * @param askedAt when it was asked, as of {@link System#nanoTime}
     */
    void report(Collection<ModelDescriptor> models, long askedAt) {
        lock.lock();
        try {
            for (ModelDescriptor model : models) {
                Long touched = touchedAt.get(model.id());
                if (calls.containsKey(model.id()) || (touched != null && touched - askedAt > 0)) {
                    continue;
                }
                if (model.resident()) {
                    resident.putIfAbsent(model.id(), model);
                } else {
                    resident.remove(model.id());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until that model may be in memory, and has those unloaded that have to go first.
     *
     * @param unload unloads a model and returns when it has gone; nobody else enters meanwhile
     * @return whether it may be called; {@link #leave} must then be called once
     */
    boolean enter(ModelDescriptor model, Duration patience, Consumer<ModelDescriptor> unload)
            throws InterruptedException {
        List<ModelDescriptor> unneeded = entered(model, patience);
        if (unneeded == null) {
            return false;
        }
        try {
            unneeded.forEach(unload);
        } finally {
            lock.lock();
            try {
                clearing = clearing && unneeded.isEmpty();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
        return true;
    }

    private @Nullable List<ModelDescriptor> entered(ModelDescriptor model, Duration patience)
            throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        Ticket ticket = new Ticket(System.nanoTime());
        try {
            waiting.add(ticket);
            while (!mayEnter(model, ticket)) {
                if (left <= 0) {
                    return null;
                }
                left = changed.awaitNanos(left);
            }
            calls.merge(model.id(), 1, Integer::sum);
            List<ModelDescriptor> unneeded = makeRoom(model);
            clearing = !unneeded.isEmpty();
            return unneeded;
        } finally {
            waiting.remove(ticket);
            changed.signalAll();
            lock.unlock();
        }
    }

    /** The call has ended. */
    void leave(ModelDescriptor model) {
        lock.lock();
        try {
            touchedAt.put(model.id(), System.nanoTime());
            calls.computeIfPresent(model.id(), (id, count) -> count == 1 ? null : count - 1);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean mayEnter(ModelDescriptor model, Ticket ticket) {
        if (clearing) {
            return false;
        }
        Ticket first = waiting.iterator().next();
        boolean turn = first.equals(ticket);
        boolean polite = System.nanoTime() - first.since < POLITENESS.toNanos();
        return calls.containsKey(model.id()) ? turn || polite : turn && fitsBesideCalls(model);
    }

    private boolean fitsBesideCalls(ModelDescriptor model) {
        long used = model.memoryBytes();
        for (String id : calls.keySet()) {
            ModelDescriptor other = resident.get(id);
            used += other == null ? 0 : other.memoryBytes();
        }
        return used <= bytes || calls.isEmpty();
    }

    private List<ModelDescriptor> makeRoom(ModelDescriptor model) {
        resident.remove(model.id());
        long used =
                model.memoryBytes()
                        + resident.values().stream().mapToLong(ModelDescriptor::memoryBytes).sum();
        List<ModelDescriptor> out = new ArrayList<>();
        for (ModelDescriptor other : List.copyOf(resident.values())) {
            if (used > bytes && !calls.containsKey(other.id())) {
                used -= other.memoryBytes();
                resident.remove(other.id());
                touchedAt.put(other.id(), System.nanoTime());
                out.add(other);
            }
        }
        resident.put(model.id(), model);
        return out;
    }

    /** One place in the queue; equal only to itself. */
    private static final class Ticket {
        private final long since;

        Ticket(long since) {
            this.since = since;
        }
    }
}
