package io.baton.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Share groups work with the settings that the workers rely on. */
@Timeout(120)
class ShareGroupIT {
    private static final String TOPIC = "work";
    private static final String GROUP = "workers";

    @TempDir Path folder;
    private EmbeddedBroker broker;

    @BeforeEach
    void startWithWork() throws Exception {
        broker = EmbeddedBroker.start(EmbeddedBroker.Options.in(folder));
        Records.createTopic(broker.bootstrapServers(), TOPIC);
        ShareReader.configure(
                broker.bootstrapServers(),
                GROUP,
                Map.of(
                        "share.auto.offset.reset", "earliest",
                        "share.isolation.level", "read_committed",
                        "share.record.lock.duration.ms", "1000"));
        Records.produce(broker.bootstrapServers(), TOPIC, 0, 20);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void deliversWhatWasWrittenBeforeTheFirstMember() {
        try (var reader = new ShareReader(broker.bootstrapServers(), GROUP, TOPIC)) {
            var read = reader.accept(20);

            assertThat(read).containsExactlyInAnyOrderElementsOf(Records.numbers(0, 20));
        }
    }

    @Test
    void deliversAgainWhatWasReleased() {
        try (var reader = new ShareReader(broker.bootstrapServers(), GROUP, TOPIC)) {
            var first = reader.next();
            reader.acknowledge(first, AcknowledgeType.RELEASE);

            var again = reader.next();

            assertThat(again.value()).isEqualTo(first.value());
            assertThat(again.deliveryCount()).isEqualTo(Optional.of((short) 2));
        }
    }

    @Test
    void givesARecordToAnotherMemberWhenALockOfOneSecondEnds() {
        try (var stuck = new ShareReader(broker.bootstrapServers(), GROUP, TOPIC);
                var other = new ShareReader(broker.bootstrapServers(), GROUP, TOPIC)) {
            var held = stuck.next();

            var read = other.accept(20);

            assertThat(read).contains(held.value());
        }
    }
}
