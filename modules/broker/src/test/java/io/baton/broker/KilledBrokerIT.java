package io.baton.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was acknowledged survives kill -9, and so do transactions and share groups. */
@Timeout(120)
class KilledBrokerIT {
    private static final Map<String, Object> TRANSACTIONAL = Map.of("transactional.id", "writer");

    @TempDir Path folder;

    @Test
    void keepsEveryAcknowledgedRecordWhenKilledWhileWriting() throws Exception {
        var acknowledged = new ConcurrentLinkedQueue<String>();
        String clusterId;
        try (var broker = BrokerProcess.start(folder)) {
            clusterId = broker.clusterId();
            Records.createTopic(broker.bootstrapServers(), "numbers");
            Map<String, Object> impatient =
                    Map.of(
                            "delivery.timeout.ms", 2000,
                            "request.timeout.ms", 1000,
                            "max.block.ms", 1000);
            try (var producer = Records.producer(broker.bootstrapServers(), impatient)) {
                var writer = Thread.ofVirtual().start(() -> write(producer, acknowledged));
                await().until(() -> acknowledged.size() > 5_000);

                broker.kill();

                writer.interrupt();
                writer.join();
            }
        }

        try (var restarted = EmbeddedBroker.start(EmbeddedBroker.Options.in(folder))) {
            assertThat(restarted.clusterId()).isEqualTo(clusterId);
            var lost = new HashSet<>(acknowledged);
            lost.removeAll(new HashSet<>(Records.readAll(restarted.bootstrapServers(), "numbers")));

            assertThat(lost).isEmpty();
        }
    }

    @Test
    void keepsTransactionsUsable() throws Exception {
        try (var broker = BrokerProcess.start(folder)) {
            Records.createTopic(broker.bootstrapServers(), "numbers");
            var producer = Records.producer(broker.bootstrapServers(), TRANSACTIONAL);
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(Records.record("numbers", 1));
            producer.commitTransaction();
            producer.beginTransaction();
            var _ = producer.send(Records.record("numbers", 2));
            producer.flush();

            broker.kill();

            // Without a limit it would wait for the dead broker to abort the open transaction.
            producer.close(Duration.ZERO);
        }

        try (var restarted = EmbeddedBroker.start(EmbeddedBroker.Options.in(folder));
                var producer = Records.producer(restarted.bootstrapServers(), TRANSACTIONAL)) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(Records.record("numbers", 3));
            producer.commitTransaction();

            Records.awaitExactly(restarted.bootstrapServers(), "numbers", "1", "3");
        }
    }

    @Test
    void keepsWhatAShareGroupHasAccepted() throws Exception {
        List<String> before;
        try (var broker = BrokerProcess.start(folder)) {
            String servers = broker.bootstrapServers();
            Records.createTopic(servers, "work");
            ShareReader.configure(
                    servers, "workers", Map.of("share.auto.offset.reset", "earliest"));
            Records.produce(servers, "work", 0, 20);
            try (var reader = new ShareReader(servers, "workers", "work")) {
                before = reader.accept(12);

                broker.kill();
            }
        }

        try (var restarted = EmbeddedBroker.start(EmbeddedBroker.Options.in(folder));
                var reader = new ShareReader(restarted.bootstrapServers(), "workers", "work")) {
            var after = reader.accept(8);

            assertThat(after).doesNotContainAnyElementsOf(before);
        }
    }

    private static void write(
            KafkaProducer<String, String> producer, ConcurrentLinkedQueue<String> acknowledged) {
        for (int number = 0; !Thread.currentThread().isInterrupted(); number++) {
            String value = Integer.toString(number);
            var _ =
                    producer.send(
                            Records.record("numbers", number),
                            (metadata, failure) -> {
                                if (failure == null) {
                                    acknowledged.add(value);
                                }
                            });
        }
    }
}
