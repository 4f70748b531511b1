package io.baton.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.utils.Utils;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads partitions without a consumer group, from places the caller chooses. One thread at a time;
 * only {@link #wakeup()} may be called from another.
 */
final class TopicReader implements AutoCloseable {
    private final Connection connection;
    private final Consumer<byte[], byte[]> consumer;
    private final Set<String> grown = new HashSet<>();
    private Instant lookedAt = Instant.now();

    private TopicReader(Connection connection) {
        this.connection = connection;
        this.consumer = connection.consumer();
    }

    /** Connects; what it reads is said afterwards. */
    static TopicReader open(Connection connection, String... topics) {
        connection.require(topics);
        try {
            return new TopicReader(connection);
        } catch (KafkaException e) {
            throw connection.failure(e);
        }
    }

    List<TopicPartition> partitions(String topic) {
        return ask(
                () ->
                        consumer.partitionsFor(topic).stream()
                                .map(info -> new TopicPartition(topic, info.partition()))
                                .toList());
    }

    /** The partition where all that concerns a task is, with Kafka's default partitioner. */
    TopicPartition partitionOf(String topic, String taskId) {
        int count = partitions(topic).size();
        int hash = Utils.toPositive(Utils.murmur2(taskId.getBytes(UTF_8)));
        return new TopicPartition(topic, hash % count);
    }

    Map<TopicPartition, Long> begin(Collection<TopicPartition> partitions) {
        return ask(() -> consumer.beginningOffsets(partitions));
    }

    /** Where the next committed records will be. */
    Map<TopicPartition, Long> end(Collection<TopicPartition> partitions) {
        return ask(() -> consumer.endOffsets(partitions));
    }

    /** The first record of that moment or later; the end where there is none. */
    Map<TopicPartition, Long> at(Collection<TopicPartition> partitions, Instant moment) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, moment.toEpochMilli()));
        Map<TopicPartition, Long> offsets = new HashMap<>(end(partitions));
        ask(() -> consumer.offsetsForTimes(times))
                .forEach(
                        (partition, found) -> {
                            if (found != null) {
                                offsets.put(partition, found.offset());
                            }
                        });
        return offsets;
    }

    /** Reads these partitions from these offsets. */
    void start(Map<TopicPartition, Long> offsets) {
        consumer.assign(offsets.keySet());
        offsets.forEach(consumer::seek);
    }

    /** From now on also reads, from their beginning, partitions that a topic gains. */
    void watchGrowth(String topic) {
        grown.add(topic);
    }

    ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        if (!grown.isEmpty() && Instant.now().isAfter(lookedAt.plus(connection.rediscovery()))) {
            discover();
        }
        return ask(() -> consumer.poll(wait));
    }

    private void discover() {
        lookedAt = Instant.now();
        List<TopicPartition> added = new ArrayList<>();
        grown.forEach(topic -> added.addAll(partitions(topic)));
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            var all = new HashSet<>(consumer.assignment());
            all.addAll(added);
            consumer.assign(all);
            consumer.seekToBeginning(added);
        }
    }

    /** The offset of the next record of each partition that is read. */
    Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        consumer.assignment()
                .forEach(
                        partition ->
                                positions.put(partition, ask(() -> consumer.position(partition))));
        return positions;
    }

    /** Whether everything before these offsets has been read. */
    boolean reached(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> positions = positions();
        return ends.entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Ends a poll that waits, with a {@link WakeupException} to its caller. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(
                org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
    }

    private <T> T ask(java.util.function.Supplier<T> question) {
        try {
            return question.get();
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            throw connection.failure(e);
        }
    }
}
