package io.baton.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.ResultDecoder;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;
import io.baton.wire.avro.TaskResult;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Completes the futures of submitted tasks from the results and events topics. Invariant: it stands
 * at a place before the task's record when {@link #expect} returns, so that no result can be missed
 * between sending and listening. It stops reading when nothing has been expected for a while.
 */
final class ResultTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResultTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Connection connection;
    private final Map<String, CompletableFuture<TaskResult>> expected = new ConcurrentHashMap<>();
    private @Nullable TopicReader reader;
    private Instant busyAt = Instant.EPOCH;
    private boolean closed;

    ResultTail(Connection connection) {
        this.connection = connection;
    }

    /** The future of a task that is about to be sent; it removes itself once it is complete. */
    synchronized CompletableFuture<TaskResult> expect(String taskId) {
        if (closed) {
            throw new BatonClientException("The client is closed.", null);
        }
        busyAt = Instant.now();
        if (reader == null) {
            TopicReader opened = open();
            reader = opened;
            Thread.ofVirtual().name("baton-client-results").start(() -> run(opened));
        }
        return expected.computeIfAbsent(
                taskId,
                id -> {
                    var future = new CompletableFuture<TaskResult>();
                    var _ = future.whenComplete((result, failure) -> expected.remove(id, future));
                    return future;
                });
    }

    @Override
    public void close() {
        var failure =
                new BatonClientException(
                        "The client was closed before the result came. The task goes on: await or find has its result later.",
                        null);
        shut().forEach(future -> future.completeExceptionally(failure));
    }

    private synchronized List<CompletableFuture<TaskResult>> shut() {
        closed = true;
        if (reader != null) {
            reader.wakeup();
        }
        return List.copyOf(expected.values());
    }

    private TopicReader open() {
        String results = connection.topology().results();
        String events = connection.topology().events();
        TopicReader opened = TopicReader.open(connection, results, events);
        try {
            List<TopicPartition> all = new ArrayList<>(opened.partitions(results));
            all.addAll(opened.partitions(events));
            opened.start(opened.end(all));
            opened.watchGrowth(results);
            opened.watchGrowth(events);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void run(TopicReader mine) {
        try (mine) {
            while (goesOn(mine)) {
                mine.poll(POLL).forEach(this::handle);
            }
        } catch (WakeupException e) {
            LOG.debug("Stopped reading results");
        } catch (RuntimeException e) {
            BatonClientException failure = connection.failure(e);
            abandon(mine).forEach(future -> future.completeExceptionally(failure));
        }
    }

    // Under the lock, so that a task that is expected later gets a new reader and not this failure.
    private synchronized List<CompletableFuture<TaskResult>> abandon(TopicReader mine) {
        stopped(mine);
        return List.copyOf(expected.values());
    }

    private synchronized boolean goesOn(TopicReader mine) {
        if (!expected.isEmpty()) {
            busyAt = Instant.now();
        }
        if (closed || Instant.now().isAfter(busyAt.plus(IDLE))) {
            stopped(mine);
            return false;
        }
        return true;
    }

    private synchronized void stopped(TopicReader mine) {
        if (reader == mine) {
            reader = null;
        }
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        var future = expected.get(new String(record.key(), UTF_8));
        if (future == null) {
            return;
        }
        // On threads of their own: what a user hangs onto the future must not hold up the others.
        try {
            if (record.topic().equals(connection.topology().results())) {
                TaskResult result = ResultDecoder.decode(record.value());
                Thread.startVirtualThread(() -> future.complete(result));
                return;
            }
            TaskEvent event = BatonSerdes.read(RecordType.TASK_EVENT, record.value());
            if (event.getKind() == TaskEventKind.REJECTED) {
                var rejection = rejection(event);
                Thread.startVirtualThread(() -> future.completeExceptionally(rejection));
            }
        } catch (UnreadableRecordException e) {
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("offset", record.offset())
                    .log("Passed over an unreadable record: {}", e.getMessage());
        }
    }

    static TaskRejectedException rejection(TaskEvent event) {
        return new TaskRejectedException(
                event.getTaskId(), event.getErrorCode(), event.getMessage());
    }
}
