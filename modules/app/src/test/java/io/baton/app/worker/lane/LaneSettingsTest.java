package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;

class LaneSettingsTest {
    private static final Map<String, String> BROKER = Map.of("bootstrap.servers", "localhost:1");

    @Test
    void locksAreRenewedAtHalfTheirDuration() {
        assertThat(settings(1, 1_000, 1).renewAfter()).isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @CsvSource({
        // window, record bytes, partitions, expected
        "1, 100, 1, 4096",
        "4, 2000, 8, 96000",
        "500, 1000000, 100, 52428800"
    })
    void fetchesAreBoundedByWhatAWindowNeeds(int window, int bytes, int partitions, int expected) {
        assertThat(settings(window, bytes, partitions).fetchMaxBytes()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 30, lanes is 0", "1, 501, 30, window is 501", "1, 1, 0, lockDuration is"})
    void namesWhatIsOutOfRange(int lanes, int window, int lockSeconds, String message) {
        assertThatThrownBy(
                        () ->
                                new LaneSettings(
                                        "topic",
                                        "group",
                                        lanes,
                                        window,
                                        Duration.ofSeconds(lockSeconds),
                                        1_000,
                                        1,
                                        BROKER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesPropertiesThatUndoALane() {
        var properties =
                Map.of("bootstrap.servers", "localhost:1", "share.acquire.mode", "batch_optimized");

        assertThatThrownBy(
                        () ->
                                new LaneSettings(
                                        "topic",
                                        "group",
                                        1,
                                        1,
                                        Duration.ofSeconds(30),
                                        1_000,
                                        1,
                                        properties))
                .hasMessageContaining("share.acquire.mode");
    }

    private static LaneSettings settings(int window, int bytes, int partitions) {
        return new LaneSettings(
                "topic", "group", 1, window, Duration.ofSeconds(30), bytes, partitions, BROKER);
    }
}
