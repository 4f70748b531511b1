package io.baton.client;

import io.baton.wire.ResultDecoder;
import io.baton.wire.avro.TaskResult;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Results of all tasks from a position on, in order within a partition. Iterating ends where the
 * topic ended when the stream was opened; {@link #poll} waits for what comes. Values that are no
 * results are passed over with a line in the log. For one thread at a time; close it.
 */
public final class ResultStream implements Iterable<TaskResult>, AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(200);

    private final String topic;
    private final TopicReader reader;
    private final Map<TopicPartition, Long> ends;
    private final Map<Integer, Long> next = new HashMap<>();
    private final Deque<ConsumerRecord<byte[], byte[]>> buffer = new ArrayDeque<>();

    private ResultStream(String topic, TopicReader reader, Map<TopicPartition, Long> starts) {
        this.topic = topic;
        this.reader = reader;
        this.ends = reader.end(starts.keySet());
        starts.forEach((partition, offset) -> next.put(partition.partition(), offset));
        reader.start(starts);
        reader.watchGrowth(topic);
    }

    static ResultStream open(Connection connection, ResultPosition from) {
        String topic = connection.topology().results();
        TopicReader reader = TopicReader.open(connection, topic);
        try {
            return new ResultStream(topic, reader, starts(reader, topic, from));
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static Map<TopicPartition, Long> starts(
            TopicReader reader, String topic, ResultPosition from) {
        var partitions = reader.partitions(topic);
        return switch (from) {
            case ResultPosition.Earliest() -> reader.begin(partitions);
            case ResultPosition.Latest() -> reader.end(partitions);
            case ResultPosition.At(Instant moment) -> reader.at(partitions, moment);
            case ResultPosition.Offsets(Map<Integer, Long> offsets) -> {
                var starts = new HashMap<>(reader.begin(partitions));
                // What is older than retention is gone: go on with the oldest that is there.
                starts.replaceAll(
                        (partition, oldest) ->
                                Math.max(
                                        oldest,
                                        offsets.getOrDefault(partition.partition(), oldest)));
                yield starts;
            }
        };
    }

    /**
     * The next result, waiting for it.
     *
     * @return empty when none came in time
     */
    public Optional<TaskResult> poll(Duration wait) {
        Instant until = Instant.now().plus(wait);
        while (true) {
            Optional<TaskResult> ready = ready();
            if (ready.isPresent()) {
                return ready;
            }
            Duration left = Duration.between(Instant.now(), until);
            fill(left.isNegative() ? Duration.ZERO : left);
            if (buffer.isEmpty() && !left.isPositive()) {
                return Optional.empty();
            }
        }
    }

    /** The position after the last result that was returned. */
    public ResultPosition position() {
        return new ResultPosition.Offsets(next);
    }

    @Override
    public Iterator<TaskResult> iterator() {
        return new Iterator<>() {
            private @Nullable TaskResult ahead;

            @Override
            public boolean hasNext() {
                while (ahead == null) {
                    ahead = ready().orElse(null);
                    if (ahead == null) {
                        if (reader.reached(ends)) {
                            return false;
                        }
                        fill(STEP);
                    }
                }
                return true;
            }

            @Override
            public TaskResult next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException("No more results; poll waits for new ones.");
                }
                TaskResult result = ahead;
                ahead = null;
                return result;
            }
        };
    }

    @Override
    public void close() {
        reader.close();
    }

    private void fill(Duration wait) {
        reader.poll(wait).forEach(buffer::add);
    }

    private Optional<TaskResult> ready() {
        while (!buffer.isEmpty()) {
            ConsumerRecord<byte[], byte[]> record = buffer.remove();
            next.put(record.partition(), record.offset() + 1);
            if (record.value() != null && record.topic().equals(topic)) {
                Optional<TaskResult> result = Records.read(record, ResultDecoder::decode);
                if (result.isPresent()) {
                    return result;
                }
            }
        }
        return Optional.empty();
    }
}
