package io.baton.cli.task;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By when a result must be there: so long from now, or at a moment. */
public sealed interface Deadline {

    /** The moment, for a task that is sent now. */
    Instant from(Instant now);

    /** So long after the task is sent. */
    record Within(Duration duration) implements Deadline {
        @Override
        public Instant from(Instant now) {
            return now.plus(duration);
        }
    }

    /** At a moment. */
    record At(Instant moment) implements Deadline {
        @Override
        public Instant from(Instant now) {
            return moment;
        }
    }

    /**
     * Reads {@code 90s}, {@code 5m}, {@code 2h}, {@code 1d}, {@code PT5M} or a moment such as
     * {@code 2026-11-24T12:00:00Z}.
     *
     * @throws IllegalArgumentException when it is none of these, or not after nothing
     */
    static Deadline parse(String text) {
        try {
            String upper = text.strip().toUpperCase(Locale.ROOT);
            Matcher plain = Pattern.compile("(\\d{1,9})(MS|S|M|H|D)").matcher(upper);
            if (plain.matches()) {
                return within(duration(Long.parseLong(plain.group(1)), plain.group(2)), text);
            }
            return upper.startsWith("P")
                    ? within(Duration.parse(upper), text)
                    : new At(OffsetDateTime.parse(upper).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
    }

    private static Deadline within(Duration duration, String text) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(wrong(text));
        }
        return new Within(duration);
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "MS" -> Duration.ofMillis(count);
            case "S" -> Duration.ofSeconds(count);
            case "M" -> Duration.ofMinutes(count);
            case "H" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static String wrong(String text) {
        return "\"%s\" is no deadline; write a duration such as 90s, 5m or PT5M, or a moment such as 2026-11-24T12:00:00Z."
                .formatted(text);
    }
}
