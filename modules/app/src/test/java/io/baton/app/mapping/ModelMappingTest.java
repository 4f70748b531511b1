package io.baton.app.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelPerformance.Circuit;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.PerformanceReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

class ModelMappingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final ModelDescriptor MODEL =
            new ModelDescriptor(
                    "p/a", "p", "ollama", "a", null, Map.of(), 4_096, 0, 0, true, true, Set.of());

    @Test
    void howAModelPerformsComesBackAsItWas() {
        ModelPerformance seen =
                new ModelPerformance(
                        40,
                        Duration.ofMillis(1_200),
                        Duration.ofMillis(3_400),
                        31.5,
                        0.25,
                        Circuit.HALF_OPEN,
                        3,
                        1.13,
                        NOW.plusSeconds(3));

        assertThat(ModelMapping.performance(status(seen))).isEqualTo(seen);
    }

    @Test
    void aModelOfWhichOnlyTheRestIsKnownSaysSo() {
        ModelPerformance seen = ModelPerformance.UNKNOWN.restingUntil(NOW.plusSeconds(3));

        assertThat(ModelMapping.performance(status(seen))).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.8", "17, 2", "0, 0", "-1, 0", "NaN, 0"})
    void aFactorFromElsewhereIsHeldToTheBounds(double reported, double taken) {
        PerformanceReport report =
                PerformanceReport.newBuilder()
                        .setCalls(1)
                        .setTypicalMillis(1)
                        .setSlowMillis(1)
                        .setTokenFactor(reported)
                        .build();
        ModelStatus status =
                ModelStatus.newBuilder(status(ModelPerformance.UNKNOWN))
                        .setPerformance(report)
                        .build();

        assertThat(ModelMapping.performance(status).tokenFactor()).isEqualTo(taken);
    }

    private static ModelStatus status(ModelPerformance seen) {
        return ModelMapping.toWire(MODEL, seen, "worker", null, NOW, NOW.plusSeconds(60));
    }
}
