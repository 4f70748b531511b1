package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PollPatienceTest {
    private final PollPatience patience = new PollPatience();

    @Test
    void growsWhileNothingComesUpToAFifthOfASecond() {
        Stream<Duration> waits = IntStream.range(0, 8).mapToObj(n -> polled(true));

        assertThat(waits.map(Duration::toMillis))
                .containsExactly(10L, 20L, 40L, 80L, 160L, 200L, 200L, 200L);
    }

    @Test
    void isShortAgainAfterARecord() {
        polled(true);
        polled(true);

        assertThat(polled(false)).isEqualTo(new PollPatience().next());
    }

    private Duration polled(boolean inVain) {
        patience.polled(inVain);
        return patience.next();
    }
}
