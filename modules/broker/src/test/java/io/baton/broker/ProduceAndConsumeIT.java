package io.baton.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Plain clients work, and a restart keeps what they wrote. */
@Timeout(120)
class ProduceAndConsumeIT {
    @TempDir Path folder;

    @Test
    void readsBackWhatWasWritten() throws Exception {
        try (var broker = EmbeddedBroker.start(EmbeddedBroker.Options.in(folder))) {
            Records.createTopic(broker.bootstrapServers(), "numbers");
            Records.produce(broker.bootstrapServers(), "numbers", 0, 100);

            var read = Records.readAll(broker.bootstrapServers(), "numbers");

            assertThat(read).isEqualTo(Records.numbers(0, 100));
        }
    }

    @Test
    void aRestartKeepsDataAndClusterId() throws Exception {
        String clusterId;
        try (var first = EmbeddedBroker.start(EmbeddedBroker.Options.in(folder))) {
            clusterId = first.clusterId();
            Records.createTopic(first.bootstrapServers(), "numbers");
            Records.produce(first.bootstrapServers(), "numbers", 0, 100);
        }

        try (var second = EmbeddedBroker.start(EmbeddedBroker.Options.in(folder))) {
            assertThat(second.clusterId()).isEqualTo(clusterId);
            assertThat(Records.readAll(second.bootstrapServers(), "numbers"))
                    .isEqualTo(Records.numbers(0, 100));
        }
    }
}
