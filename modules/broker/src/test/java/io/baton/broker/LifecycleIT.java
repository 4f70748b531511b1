package io.baton.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The broker comes and goes without a trace on the console or a thread that stays. */
class LifecycleIT {
    @TempDir Path folder;

    @Test
    void startsAndStopsWithoutAWordAndLetsTheProcessEnd() throws Exception {
        try (var first = BrokerProcess.start(folder)) {
            assertThat(first.stop()).isZero();
            assertThat(first.otherLines()).isEmpty();
        }
        try (var second = BrokerProcess.start(folder)) {
            assertThat(second.stop()).isZero();
            assertThat(second.otherLines()).isEmpty();
        }
    }

    @Test
    @Timeout(20)
    void closesTwiceAndPromptlyWhileAClientIsConnected() throws Exception {
        var broker = EmbeddedBroker.start(EmbeddedBroker.Options.in(folder));
        Records.createTopic(broker.bootstrapServers(), "numbers");
        try (var producer =
                Records.producer(broker.bootstrapServers(), Map.of("max.block.ms", 1000))) {
            producer.send(Records.record("numbers", 1)).get();
            long before = System.nanoTime();

            broker.close();
            broker.close();

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(broker.fatalFault().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void listensOnAllAddressesAndTellsClientsAnother() throws Exception {
        var options = EmbeddedBroker.Options.in(folder).withHosts("0.0.0.0", "localhost");
        try (var broker = EmbeddedBroker.start(options)) {
            Records.createTopic(broker.bootstrapServers(), "numbers");
            Records.produce("127.0.0.1:" + broker.port(), "numbers", 0, 10);

            assertThat(broker.bootstrapServers()).isEqualTo("localhost:" + broker.port());
            assertThat(Records.readAll(broker.bootstrapServers(), "numbers")).hasSize(10);
        }
    }
}
