package io.baton.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.avro.ModelCapability;
import io.baton.wire.avro.ModelPrice;
import io.baton.wire.avro.ModelStatus;
import io.baton.wire.avro.PerformanceReport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class ModelsViewTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void aModelThatWasCalledShowsHowItPerforms() {
        assertThat(line(report(40, 2_300L, 9_000L, 31.6, 0.05, "closed", 2)))
                .containsSubsequence(
                        "p/m", "code 0.80 (family)", "8192", "2.3 s", "32", "5 %", "loaded");
    }

    @Test
    void aModelThatIsLeftAloneSaysSo() {
        assertThat(line(report(5, 0L, 0L, 0.0, 1.0, "open", 2)))
                .contains("left alone: its last calls failed");
        assertThat(line(report(5, 0L, 0L, 0.0, 1.0, "half-open", 2))).contains("being tried again");
    }

    @Test
    void aModelThatWasNotCalledHasNoFigures() {
        assertThat(line(null)).doesNotContain("%").contains("loaded");
    }

    @Test
    void thePriceIsFreeUnknownOrWhatAMillionTokensCost() {
        assertThat(line(null, new ModelPrice(0.0, 0.0))).contains("free");
        assertThat(line(null, new ModelPrice(0.15, 0.6))).contains("0.15 + 0.6");
        assertThat(line(null)).contains("unknown");
    }

    private static PerformanceReport report(
            int calls,
            long typical,
            long slow,
            double tokensPerSecond,
            double errorRate,
            String circuit,
            int freePermits) {
        return PerformanceReport.newBuilder()
                .setCalls(calls)
                .setTypicalMillis(typical)
                .setSlowMillis(slow)
                .setTokensPerSecond(tokensPerSecond)
                .setErrorRate(errorRate)
                .setCircuit(circuit)
                .setFreePermits(freePermits)
                .build();
    }

    private static String line(@Nullable PerformanceReport seen) {
        return line(seen, null);
    }

    private static String line(@Nullable PerformanceReport seen, @Nullable ModelPrice price) {
        ModelStatus model =
                ModelStatus.newBuilder()
                        .setModelId("p/m")
                        .setWorkerId("w")
                        .setProvider("p")
                        .setProviderType("ollama")
                        .setModelName("m")
                        .setCapabilities(
                                List.of(new ModelCapability("code", 0.8, 0.5, 0, "family")))
                        .setContextWindow(8192)
                        .setResident(true)
                        .setAvailable(true)
                        .setUpdatedAt(NOW)
                        .setExpiresAt(NOW)
                        .setPerformance(seen)
                        .setPrice(price)
                        .build();
        return ModelsView.render(List.of(model), Style.PLAIN)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }
}
