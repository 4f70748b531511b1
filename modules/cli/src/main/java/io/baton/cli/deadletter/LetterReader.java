package io.baton.cli.deadletter;

import io.baton.cli.cluster.Connection;
import io.baton.cli.failure.UserError;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads dead letters without taking them: no group, no commit. What a transaction did not commit is
 * not seen.
 */
final class LetterReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Consumer<byte[], byte[]> consumer;

    LetterReader(Connection connection) {
        Map<String, Object> settings = new HashMap<>(connection.clientProperties());
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        var bytes = new ByteArrayDeserializer();
        this.consumer = new KafkaConsumer<>(settings, bytes, bytes);
    }

    /** What a reader is shown; it says whether it wants more. */
    @FunctionalInterface
    interface Visitor {
        boolean visit(DeadLetter letter);
    }

    /**
     * Shows every letter that lies in those topics now, each partition in order, until the visitor
     * has had enough. Topics that the cluster lacks have no letters.
     */
    void read(Collection<String> topics, Visitor visitor) {
        Map<String, List<PartitionInfo>> present = consumer.listTopics();
        List<TopicPartition> partitions =
                topics.stream()
                        .flatMap(topic -> present.getOrDefault(topic, List.of()).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        visitUntil(consumer.endOffsets(partitions), visitor);
    }

    /** The letter that lies there; empty when there is none (any more). */
    Optional<DeadLetter> find(LetterId id) {
        TopicPartition partition = id.topicPartition();
        List<PartitionInfo> present = consumer.listTopics().get(id.topic());
        if (present == null || present.size() <= id.partition()) {
            return Optional.empty();
        }
        consumer.assign(List.of(partition));
        Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(partition));
        Long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        Long end = ends.get(partition);
        if (begin == null || end == null || id.offset() < begin || id.offset() >= end) {
            return Optional.empty();
        }
        consumer.seek(partition, id.offset());
        DeadLetter[] found = new DeadLetter[1];
        visitUntil(
                ends,
                letter -> {
                    found[0] = letter;
                    return false;
                });
        return Optional.ofNullable(found[0]).filter(letter -> letter.id().equals(id));
    }

    private void visitUntil(Map<TopicPartition, Long> ends, Visitor visitor) {
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        long lastProgress = System.nanoTime();
        while (true) {
            open.removeIf(
                    partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            if (open.isEmpty()) {
                return;
            }
            var records = consumer.poll(POLL);
            for (var record : records) {
                Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
                boolean wanted = end != null && record.offset() < end;
                if (wanted && !visitor.visit(new DeadLetter(record))) {
                    return;
                }
            }
            if (!records.isEmpty()) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                throw new UserError(
                        "The cluster gave no dead letters for %d s, though there are more in %s. Try again."
                                .formatted(PATIENCE.toSeconds(), open));
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
