package io.baton.client;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Task ids. Those made here are UUIDs of version 7: they carry the moment of their making, from
 * which a search for what became of the task can start.
 */
final class TaskIds {
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private TaskIds() {}

    static String next(Instant now) {
        var random = ThreadLocalRandom.current();
        long high = (now.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000);
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** When the task was made, if its id tells. */
    static Optional<Instant> madeAt(String taskId) {
        try {
            UUID id = UUID.fromString(taskId);
            return id.version() == 7
                    ? Optional.of(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an id of the sender's own making
        }
    }

    static String check(String taskId) {
        if (!USABLE.matcher(taskId).matches()) {
            throw new IllegalArgumentException(
                    "taskId is \"%s\"; use 1 to 128 characters of A-Z a-z 0-9 . _ : -"
                            .formatted(taskId));
        }
        return taskId;
    }
}
