package io.baton.broker;

import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One member of a share group that holds one record at a time and acknowledges it explicitly. */
final class ShareReader implements AutoCloseable {
    private final KafkaShareConsumer<String, String> consumer;

    ShareReader(String servers, String group, String topic) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        group,
                        "share.acknowledgement.mode",
                        "explicit",
                        "share.acquire.mode",
                        "record_limit",
                        "max.poll.records",
                        1);
        consumer =
                new KafkaShareConsumer<>(
                        settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /** Sets a group's configuration; what concerns its start must come before its first member. */
    static void configure(String servers, String group, Map<String, String> settings)
            throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        var changes =
                settings.entrySet().stream()
                        .map(
                                entry ->
                                        new AlterConfigOp(
                                                new ConfigEntry(entry.getKey(), entry.getValue()),
                                                AlterConfigOp.OpType.SET))
                        .toList();
        try (var admin = Records.admin(servers)) {
            admin.incrementalAlterConfigs(Map.of(resource, changes))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    /** The next record, acquired but not acknowledged. */
    ConsumerRecord<String, String> next() {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                return record;
            }
        }
        throw new AssertionError("no record within 30 s");
    }

    /** Acknowledges, and returns once the broker has confirmed it. */
    void acknowledge(ConsumerRecord<String, String> record, AcknowledgeType type) {
        consumer.acknowledge(record, type);
        consumer.commitSync()
                .forEach(
                        (partition, error) ->
                                error.ifPresent(
                                        e -> {
                                            throw new AssertionError("not committed", e);
                                        }));
    }

    /** Takes and accepts that many records. */
    List<String> accept(int count) {
        List<String> values = new ArrayList<>();
        while (values.size() < count) {
            var record = next();
            acknowledge(record, AcknowledgeType.ACCEPT);
            values.add(record.value());
        }
        return values;
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(2));
    }
}
