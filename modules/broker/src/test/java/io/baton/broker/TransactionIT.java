package io.baton.broker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** Transactions work, and one that is never ended holds readers up only briefly. */
@Timeout(120)
class TransactionIT {
    private static final String TOPIC = "numbers";

    @TempDir Path folder;
    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(EmbeddedBroker.Options.in(folder));
        Records.createTopic(broker.bootstrapServers(), TOPIC);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void showsWhatWasCommittedAndNothingElse() {
        var transactional = Map.<String, Object>of("transactional.id", "writer");
        try (var producer = Records.producer(broker.bootstrapServers(), transactional)) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(Records.record(TOPIC, 1));
            producer.abortTransaction();
            producer.beginTransaction();
            var _ = producer.send(Records.record(TOPIC, 2));
            producer.commitTransaction();
        }

        Records.awaitExactly(broker.bootstrapServers(), TOPIC, "2");
    }

    @Test
    void endsAnAbandonedTransactionSoonAfterItsTimeout() throws Exception {
        var brief =
                Map.<String, Object>of(
                        "transactional.id", "writer", "transaction.timeout.ms", 1000);
        try (var abandoned = Records.producer(broker.bootstrapServers(), brief)) {
            abandoned.initTransactions();
            abandoned.beginTransaction();
            var _ = abandoned.send(Records.record(TOPIC, 1));
            abandoned.flush();
            Records.produce(broker.bootstrapServers(), TOPIC, 2, 3);

            Records.awaitExactly(broker.bootstrapServers(), TOPIC, "2");
        }
    }
}
