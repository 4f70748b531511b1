package io.baton.client;

import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.ResultDecoder;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;
import io.baton.wire.avro.TaskResult;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks for the result of one task, in what is there and in what comes. Used once. */
final class TaskSearch {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Connection connection;
    private @Nullable TaskResult best;
    private @Nullable TaskEvent rejected;

    TaskSearch(Connection connection) {
        this.connection = connection;
    }

    /** The result of the highest revision that is there now. */
    Optional<TaskResult> find(TaskHistory history, String taskId) {
        try (var view = history.open(taskId, connection.topology().results())) {
            while (!view.current()) {
                read(view, POLL);
            }
            return Optional.ofNullable(best);
        }
    }

    /** The result, waiting for it until a moment; empty when it has not come by then. */
    Optional<TaskResult> await(TaskHistory history, String taskId, Instant until) {
        String results = connection.topology().results();
        String events = connection.topology().events();
        try (var view = history.open(taskId, results, events)) {
            while (true) {
                if (view.current()) {
                    if (best != null) {
                        return Optional.of(best);
                    }
                    if (rejected != null) {
                        throw ResultTail.rejection(rejected);
                    }
                }
                Duration left = Duration.between(Instant.now(), until);
                if (!left.isPositive()) {
                    return Optional.ofNullable(best);
                }
                read(view, left.compareTo(POLL) < 0 ? left : POLL);
            }
        }
    }

    private void read(TaskHistory.View view, Duration wait) {
        for (ConsumerRecord<byte[], byte[]> record : view.reader().poll(wait)) {
            if (view.concerns(record)) {
                note(record);
            }
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(connection.topology().results())) {
            Records.read(record, ResultDecoder::decode)
                    .filter(found -> best == null || found.getRevision() >= best.getRevision())
                    .ifPresent(found -> best = found);
            return;
        }
        // A task that was corrected and sent again under its old id is no longer rejected.
        Records.read(record, value -> BatonSerdes.read(RecordType.TASK_EVENT, value))
                .ifPresent(
                        event ->
                                rejected =
                                        event.getKind() == TaskEventKind.REJECTED ? event : null);
    }
}
