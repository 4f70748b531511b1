package io.baton.client;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in the stream of results. Its text ({@code toString}) can be kept and {@linkplain
 * #parse(String) read back} by another process, which then goes on where this one stopped.
 */
public sealed interface ResultPosition {

    /** Before the oldest result that is still kept. */
    record Earliest() implements ResultPosition {
        @Override
        public String toString() {
            return "earliest";
        }
    }

    /** After the newest result. */
    record Latest() implements ResultPosition {
        @Override
        public String toString() {
            return "latest";
        }
    }

    /**
     * Before the first result of that moment or later.
     *
     * @param moment by the record's timestamp
     */
    record At(Instant moment) implements ResultPosition {
        @Override
        public String toString() {
            return "@" + moment;
        }
    }

    /**
     * Between two results.
     *
     * @param next the next offset of each partition; a partition that is not named is read from its
     *     beginning, since it is newer than the position
     */
    record Offsets(Map<Integer, Long> next) implements ResultPosition {
        public Offsets {
            next = Map.copyOf(next);
        }

        @Override
        public String toString() {
            return new TreeMap<>(next)
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + ":" + entry.getValue())
                            .collect(Collectors.joining(","));
        }
    }

    static ResultPosition earliest() {
        return new Earliest();
    }

    static ResultPosition latest() {
        return new Latest();
    }

    static ResultPosition at(Instant moment) {
        return new At(moment);
    }

    /**
     * Reads a position's text.
     *
     * @throws IllegalArgumentException when it is none
     */
    static ResultPosition parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equals("earliest")) {
            return earliest();
        }
        if (trimmed.equals("latest")) {
            return latest();
        }
        try {
            if (trimmed.startsWith("@")) {
                return at(Instant.parse(trimmed.substring(1)));
            }
            return offsets(trimmed);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw unreadable(text, e);
        }
    }

    private static ResultPosition offsets(String text) {
        Map<Integer, Long> next = new TreeMap<>();
        for (String entry : Pattern.compile(",").split(text, -1)) {
            int colon = entry.indexOf(':');
            int partition = colon < 1 ? -1 : Integer.parseInt(entry.substring(0, colon));
            long offset = colon < 1 ? -1 : Long.parseLong(entry.substring(colon + 1));
            if (partition < 0 || offset < 0 || next.put(partition, offset) != null) {
                throw unreadable(text, null);
            }
        }
        return new Offsets(next);
    }

    private static IllegalArgumentException unreadable(
            String text, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"%s\" is no position; use earliest, latest, @2030-01-31T12:00:00Z, or what a position printed, such as 0:12,1:7."
                        .formatted(text),
                cause);
    }
}
