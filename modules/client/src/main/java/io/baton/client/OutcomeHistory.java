package io.baton.client;

import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.avro.ModelOutcome;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads the learning topic from a moment to its end. */
final class OutcomeHistory {
    private static final Duration POLL = Duration.ofMillis(200);

    private OutcomeHistory() {}

    static void read(Connection connection, Instant since, Consumer<ModelOutcome> taker) {
        String topic = connection.topology().learning();
        try (var reader = TopicReader.open(connection, topic)) {
            var partitions = reader.partitions(topic);
            var ends = reader.end(partitions);
            reader.start(reader.at(partitions, since));
            while (!reader.reached(ends)) {
                reader.poll(POLL)
                        .forEach(
                                record ->
                                        Records.read(
                                                        record,
                                                        value ->
                                                                BatonSerdes.read(
                                                                        RecordType.MODEL_OUTCOME,
                                                                        value))
                                                .ifPresent(taker));
            }
        }
    }
}
