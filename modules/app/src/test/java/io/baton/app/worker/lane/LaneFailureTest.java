package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class LaneFailureTest {
    @Test
    void aLaneThatCannotConnectTriesAgainAndSaysWhy() throws Exception {
        var settings =
                new LaneSettings(
                        "topic",
                        "group",
                        1,
                        1,
                        Duration.ofSeconds(30),
                        100,
                        1,
                        Map.of(
                                "bootstrap.servers",
                                "localhost:1",
                                "security.protocol",
                                "NONSENSE"));
        LanePool pool =
                LanePool.start(
                        List.of(settings),
                        delivery -> Disposition.ACCEPT,
                        delivery -> {},
                        PoisonPolicy.DEFAULT,
                        new ExclusiveGate());

        await().atMost(Duration.ofSeconds(20)).until(() -> pool.counts().laneRestarts() >= 2);

        assertThat(pool.problems().get("topic")).contains("NONSENSE");
        assertThat(pool.counts().lanes()).isZero();
        assertThat(pool.stop(Duration.ZERO).complete()).isTrue();
    }
}
