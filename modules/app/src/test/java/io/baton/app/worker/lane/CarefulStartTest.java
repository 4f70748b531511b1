package io.baton.app.worker.lane;

import static io.baton.app.worker.lane.Deliveries.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class CarefulStartTest {
    @Test
    void suspectsKeepTheOtherLanesBackAndAnInnocentRecordLetsThemGo() throws Exception {
        var start = new CarefulStart(PoisonPolicy.DEFAULT, Duration.ofMinutes(1));
        start.polls();
        start.received(List.of());
        start.received(List.of(delivery(1, 3)));
        start.received(List.of(delivery(1, 5)));
        assertThat(start.await(Duration.ZERO)).isFalse();

        start.received(List.of(delivery(2, 1)));

        assertThat(start.await(Duration.ZERO)).isTrue();
    }

    @Test
    void aTopicWithoutRecordsLetsThemGoAfterAWhile() {
        var start = new CarefulStart(PoisonPolicy.DEFAULT, Duration.ofMillis(200));
        start.polls();

        await().atLeast(Duration.ofMillis(100))
                .until(
                        () -> {
                            start.received(List.of());
                            return start.await(Duration.ZERO);
                        });
    }
}
