package io.baton.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds where the records of one task begin. A task's records are all in the partition its id
 * hashes to; of that, only what is newer than the task is read, where its age is known: from this
 * client's own memory, or from an id of UUID version 7.
 */
final class TaskHistory {
    private static final int REMEMBERED = 10_000;
    // Timestamps come from the clocks of several machines.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Connection connection;
    private final Map<String, Instant> submitted = new LinkedHashMap<>();

    TaskHistory(Connection connection) {
        this.connection = connection;
    }

    synchronized void remember(String taskId, Instant at) {
        submitted.put(taskId, at);
        if (submitted.size() > REMEMBERED) {
            submitted.remove(submitted.keySet().iterator().next());
        }
    }

    /** A reader of the topics that stands before the task's first record. */
    View open(String taskId, String... topics) {
        TopicReader reader = TopicReader.open(connection, topics);
        try {
            var partitions =
                    Arrays.stream(topics).map(topic -> reader.partitionOf(topic, taskId)).toList();
            Map<TopicPartition, Long> ends = reader.end(partitions);
            Optional<Instant> since = since(taskId);
            var starts = new HashMap<>(reader.begin(partitions));
            since.ifPresent(
                    moment ->
                            reader.at(partitions, moment.minus(CLOCK_SKEW))
                                    // A record that came in meanwhile must not be jumped over.
                                    .forEach(
                                            (partition, offset) ->
                                                    starts.put(
                                                            partition,
                                                            Math.min(
                                                                    offset,
                                                                    end(ends, partition)))));
            reader.start(starts);
            return new View(taskId, reader, ends);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private synchronized Optional<Instant> since(String taskId) {
        Instant known = submitted.get(taskId);
        return known == null ? TaskIds.madeAt(taskId) : Optional.of(known);
    }

    /**
     * One task's records.
     *
     * @param taskId the task
     * @param reader reads its partitions
     * @param ends where the partitions ended when this was opened
     */
    record View(String taskId, TopicReader reader, Map<TopicPartition, Long> ends)
            implements AutoCloseable {

        /** Whether everything that was there when this was opened has been read. */
        boolean current() {
            return reader.reached(ends);
        }

        boolean concerns(ConsumerRecord<byte[], byte[]> record) {
            return record.value() != null
                    && record.key() != null
                    && Arrays.equals(record.key(), taskId.getBytes(UTF_8));
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
