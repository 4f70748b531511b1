package io.baton.wire.json;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments and durations as people write them. */
public final class Moments {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    private Moments() {}

    /** ISO-8601 with an offset, or milliseconds since 1970; empty for anything else. */
    static Optional<Instant> of(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Optional.of(Instant.ofEpochMilli(value.longValue()));
        }
        if (!value.isString()) {
            return Optional.empty();
        }
        try {
            Instant moment = OffsetDateTime.parse(value.stringValue().strip()).toInstant();
            return Optional.of(Instant.ofEpochMilli(moment.toEpochMilli()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** {@code PT5M}, {@code 90s}, {@code 5m}, {@code 2h}, {@code 1d}, {@code 500ms}; else empty. */
    public static Optional<Duration> duration(String text) {
        String trimmed = text.strip();
        Matcher match = SHORT.matcher(trimmed.toLowerCase(Locale.ROOT));
        if (match.matches()) {
            long number = Long.parseLong(match.group(1));
            return Optional.of(
                    switch (match.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
        }
        try {
            return Optional.of(Duration.parse(trimmed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
