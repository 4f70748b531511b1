package io.baton.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.avro.ModelStatus;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the compacted models topic to its end. */
final class ModelSnapshot {
    private static final Duration POLL = Duration.ofMillis(200);

    private ModelSnapshot() {}

    static List<ModelStatus> read(Connection connection, Instant now) {
        String topic = connection.topology().models();
        Map<String, ModelStatus> newest = new TreeMap<>();
        try (var reader = TopicReader.open(connection, topic)) {
            var partitions = reader.partitions(topic);
            var ends = reader.end(partitions);
            reader.start(reader.begin(partitions));
            while (!reader.reached(ends)) {
                reader.poll(POLL).forEach(record -> apply(record, newest));
            }
        }
        return newest.values().stream()
                .filter(status -> status.getExpiresAt().isAfter(now))
                .toList();
    }

    private static void apply(
            ConsumerRecord<byte[], byte[]> record, Map<String, ModelStatus> newest) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), UTF_8);
        if (record.value() == null) {
            newest.remove(key);
            return;
        }
        Records.read(record, value -> BatonSerdes.read(RecordType.MODEL_STATUS, value))
                .ifPresent(status -> newest.put(key, status));
    }
}
