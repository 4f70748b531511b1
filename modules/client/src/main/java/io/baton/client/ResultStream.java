package io.baton.client;

import io.baton.wire.ResultDecoder;
import io.baton.wire.avro.TaskResult;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

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

    private final TopicReader reader;
    private final Map<TopicPartition, Long> ends;
    private final Map<Integer, Long> next = new HashMap<>();
    private final Deque<Ahead> ahead = new ArrayDeque<>();

    /** A result that was read and not yet returned, and the position after it. */
    private record Ahead(int partition, long next, TaskResult result) {}

    private ResultStream(String topic, TopicReader reader, Map<TopicPartition, Long> starts) {
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
        while (ahead.isEmpty()) {
            Duration left = Duration.between(Instant.now(), until);
            fill(left.isNegative() ? Duration.ZERO : left);
            if (ahead.isEmpty() && !left.isPositive()) {
                return Optional.empty();
            }
        }
        return Optional.of(take());
    }

    /** The position after the last result that was returned. */
    public ResultPosition position() {
        return new ResultPosition.Offsets(next);
    }

    @Override
    public Iterator<TaskResult> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                while (ahead.isEmpty() && !reader.reached(ends)) {
                    fill(STEP);
                }
                return !ahead.isEmpty();
            }

            @Override
            public TaskResult next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("No more results; poll waits for new ones.");
                }
                return take();
            }
        };
    }

    @Override
    public void close() {
        reader.close();
    }

    // In steps, because the reader looks for added partitions between two polls.
    private void fill(Duration wait) {
        reader.poll(wait.compareTo(STEP) < 0 ? wait : STEP).forEach(this::keep);
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            Records.read(record, ResultDecoder::decode)
                    .map(result -> new Ahead(record.partition(), record.offset() + 1, result))
                    .ifPresent(ahead::add);
        }
    }

    private TaskResult take() {
        Ahead taken = ahead.remove();
        next.put(taken.partition(), taken.next());
        return taken.result();
    }
}
