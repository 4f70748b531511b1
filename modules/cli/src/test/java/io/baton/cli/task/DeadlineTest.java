package io.baton.cli.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class DeadlineTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "500ms, 2026-11-24T12:00:00.500Z",
        "90s, 2026-11-24T12:01:30Z",
        "5m, 2026-11-24T12:05:00Z",
        "2H, 2026-11-24T14:00:00Z",
        "1d, 2026-11-25T12:00:00Z",
        "pt5m, 2026-11-24T12:05:00Z",
    })
    void aDurationCountsFromNow(String text, Instant moment) {
        assertThat(Deadline.parse(text).from(NOW)).isEqualTo(moment);
    }

    @Test
    void aMomentIsItselfInWhateverZone() {
        assertThat(Deadline.parse("2026-11-24T15:00:00+02:00").from(NOW))
                .isEqualTo("2026-11-24T13:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "0s", "-5m", "PT0S", "12", "5 minutes", "2026-11-24"})
    void anythingElseIsRefusedWithExamples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deadline.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("90s");
    }
}
