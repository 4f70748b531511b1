package io.baton.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 0, PT0S",
        "Retry-After, ' 120 ', PT2M",
        "retry-after-ms, 1500, PT1.5S",
        "Retry-After, 'Tue, 24 Nov 2026 06:00:30 GMT', PT30S",
        "Retry-After, 'Tue, 24 Nov 2026 05:00:00 GMT', PT0S",
        "Retry-After, -5, ",
        "Retry-After, 99999999999999999999, ",
        "Retry-After, soon, ",
        "Other, 5, ",
    })
    void readsSecondsAndDates(String header, String value, Duration expected) {
        // given
        HttpHeaders headers = HttpHeaders.of(Map.of(header, List.of(value)), (n, v) -> true);
        // when
        Duration wait = RetryAfter.of(headers, NOW);
        // then
        assertThat(wait).isEqualTo(expected);
    }
}
