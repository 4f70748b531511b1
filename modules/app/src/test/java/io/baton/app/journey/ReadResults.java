package io.baton.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What another system has read so far, by key. */
final class ReadResults {
    private final Consumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    ReadResults(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Reads until there are that many records, then once more for those that should not come. */
    List<ConsumerRecord<byte[], byte[]>> await(int count, Duration patience) {
        Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> {
                            poll(Duration.ofMillis(200));
                            return records.size() >= count;
                        });
        poll(Duration.ofSeconds(1));
        return List.copyOf(records);
    }

    private void poll(Duration patience) {
        consumer.poll(patience).forEach(records::add);
    }

    /** How many records each key has. */
    Map<String, Integer> byKey() {
        Map<String, Integer> counts = new HashMap<>();
        records.forEach(record -> counts.merge(new String(record.key(), UTF_8), 1, Integer::sum));
        return counts;
    }
}
