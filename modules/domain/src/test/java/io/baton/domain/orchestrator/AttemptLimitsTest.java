package io.baton.domain.orchestrator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class AttemptLimitsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new AttemptLimits(0, SECOND, SECOND, SECOND, SECOND))
                .hasMessageContaining("maxCallsPerModel");
        assertThatThrownBy(() -> new AttemptLimits(1, SECOND, Duration.ZERO, SECOND, SECOND))
                .hasMessageContaining("firstBackoff");
        assertThatThrownBy(() -> new AttemptLimits(1, SECOND, SECOND, SECOND.negated(), SECOND))
                .hasMessageContaining("minCallTime");
        assertThatThrownBy(() -> new AttemptLimits(1, SECOND, SECOND, SECOND, SECOND.negated()))
                .hasMessageContaining("patience");
    }
}
