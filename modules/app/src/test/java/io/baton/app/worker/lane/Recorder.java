package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Notes what was handled and what was diverted, by value. */
final class Recorder {
    private final Map<String, List<Integer>> handled = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> diverted = new ConcurrentHashMap<>();

    static String value(Delivery delivery) {
        return new String(delivery.record().value(), UTF_8);
    }

    Disposition handle(Delivery delivery) {
        note(handled, delivery);
        return Disposition.ACCEPT;
    }

    void divert(Delivery delivery) {
        note(diverted, delivery);
    }

    private static void note(Map<String, List<Integer>> notes, Delivery delivery) {
        notes.computeIfAbsent(value(delivery), key -> new CopyOnWriteArrayList<>())
                .add(delivery.deliveryCount());
    }

    /** Delivery counts on which each value was handled. */
    Map<String, List<Integer>> handled() {
        return Map.copyOf(handled);
    }

    Map<String, List<Integer>> diverted() {
        return Map.copyOf(diverted);
    }

    /**
     * Fails unless each of these values, and nothing else, was handled on its first delivery, and
     * again only where the broker did not confirm: while lanes join, an acknowledgement may meet a
     * partition that has just been given to another.
     */
    void assertHandled(List<String> values, LaneCounts counts) {
        assertThat(handled.keySet()).containsExactlyInAnyOrderElementsOf(values);
        assertThat(handled.values())
                .allSatisfy(deliveries -> assertThat(deliveries.getFirst()).isEqualTo(1));
        long again = handled.values().stream().mapToLong(deliveries -> deliveries.size() - 1).sum();
        assertThat(again).isLessThanOrEqualTo(counts.unconfirmed() + counts.lostLocks());
    }

    /** What each of these values is handled as when each is handled once, the first time. */
    static Map<String, List<Integer>> onceEach(List<String> values) {
        return values.stream().collect(Collectors.toMap(value -> value, value -> List.of(1)));
    }
}
