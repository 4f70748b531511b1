package io.baton.app.worker.lane;

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

    /** What each of these values is handled as when each is handled once, the first time. */
    static Map<String, List<Integer>> onceEach(List<String> values) {
        return values.stream().collect(Collectors.toMap(value -> value, value -> List.of(1)));
    }
}
