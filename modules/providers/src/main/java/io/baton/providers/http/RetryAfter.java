package io.baton.providers.http;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** How long a server asks to wait. */
final class RetryAfter {
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** The wait of {@code retry-after-ms} or {@code Retry-After}; null when there is none. */
    static @Nullable Duration of(HttpHeaders headers, Instant now) {
        Duration exact =
                headers.firstValue("retry-after-ms")
                        .filter(RetryAfter::number)
                        .map(ms -> Duration.ofMillis(Long.parseLong(ms.strip())))
                        .orElse(null);
        return exact != null
                ? exact
                : headers.firstValue("Retry-After")
                        .map(text -> parse(text.strip(), now))
                        .orElse(null);
    }

    private static boolean number(String text) {
        String digits = text.strip();
        return !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static @Nullable Duration parse(String text, Instant now) {
        if (number(text)) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
        } catch (DateTimeException neither) {
            return null;
        }
    }
}
