package io.baton.app.worker.lane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which deliveries a lane holds and how far each is. Pure bookkeeping, for one thread.
 *
 * <pre>
 *   admit ──► running ── finish ──► finished ── takeFinished ──► gone
 *                └────── drop (lock lost) ──────────────────────► gone
 * </pre>
 *
 * Invariant: a record is held at most once, whatever its delivery count.
 */
final class Window {
    private final Map<DeliveryId, Delivery> running = new LinkedHashMap<>();
    private final Map<DeliveryId, Finished> finished = new LinkedHashMap<>();

    /** A delivery whose handler has ended, and what is to become of it. */
    record Finished(Delivery delivery, Disposition disposition) {}

    /** The delivery held of the same record that this newer one proves to have lost its lock. */
    Optional<DeliveryId> supersededBy(Delivery arrived) {
        return running.keySet().stream()
                .filter(held -> held.sameRecord(arrived.id()) && !held.equals(arrived.id()))
                .findFirst();
    }

    /** Takes a delivery in. False when it is held already: its lock was renewed. */
    boolean admit(Delivery arrived) {
        return running.putIfAbsent(arrived.id(), arrived) == null;
    }

    /** Notes how a delivery ended. False when it is not held any more and the end means nothing. */
    boolean finish(DeliveryId id, Disposition disposition) {
        Delivery delivery = running.remove(id);
        if (delivery == null) {
            return false;
        }
        finished.put(id, new Finished(delivery, disposition));
        return true;
    }

    /** Forgets a running delivery whose lock is lost. */
    void drop(DeliveryId id) {
        running.remove(id);
    }

    /** What has ended since the last call, to be acknowledged now. */
    List<Finished> takeFinished() {
        List<Finished> taken = List.copyOf(finished.values());
        finished.clear();
        return taken;
    }

    /** What still runs, in order of arrival. */
    List<Delivery> running() {
        return new ArrayList<>(running.values());
    }

    boolean hasRunning() {
        return !running.isEmpty();
    }

    boolean hasFinished() {
        return !finished.isEmpty();
    }

    boolean isEmpty() {
        return running.isEmpty() && finished.isEmpty();
    }

    void clear() {
        running.clear();
        finished.clear();
    }
}
