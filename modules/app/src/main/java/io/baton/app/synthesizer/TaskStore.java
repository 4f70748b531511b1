package io.baton.app.synthesizer;

import io.baton.wire.avro.StoredTask;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The tasks and the index of when each has to be looked at again. Invariant: a task with a {@code
 * wakeAt} has exactly one entry in the index, at that time; a task without one has none.
 */
final class TaskStore {
    private final KeyValueStore<String, StoredTask> tasks;
    private final KeyValueStore<Bytes, byte[]> wakeUps;

    TaskStore(KeyValueStore<String, StoredTask> tasks, KeyValueStore<Bytes, byte[]> wakeUps) {
        this.tasks = tasks;
        this.wakeUps = wakeUps;
    }

    @Nullable StoredTask load(String taskId) {
        return tasks.get(taskId);
    }

    /**
     * Stores what a task has become.
     *
     * @param before what {@link #load} gave
     * @param after null to forget the task
     */
    void replace(String taskId, @Nullable StoredTask before, @Nullable StoredTask after) {
        Instant due = before == null ? null : before.getWakeAt();
        Instant dueNext = after == null ? null : after.getWakeAt();
        if (due != null && !due.equals(dueNext)) {
            wakeUps.delete(key(due, taskId));
        }
        if (after == null) {
            tasks.delete(taskId);
            return;
        }
        tasks.put(taskId, after);
        if (dueNext != null && !dueNext.equals(due)) {
            wakeUps.put(key(dueNext, taskId), new byte[0]);
        }
    }

    /** Looks at a task again only then, whatever its state says. */
    void postpone(String taskId, @Nullable StoredTask task, Instant until) {
        if (task != null) {
            replace(taskId, task, StoredTask.newBuilder(task).setWakeAt(until).build());
        }
    }

    /** Ids of at most that many tasks that are due at that time, those that wait longest first. */
    List<String> due(Instant now, int most) {
        List<String> due = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                wakeUps.range(key(Instant.EPOCH, ""), key(now.plusMillis(1), ""))) {
            while (entries.hasNext() && due.size() < most) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                due.add(taskId(entry.key));
            }
        }
        return due;
    }

    /** Bytes that sort by time: what the wire keeps is milliseconds, so the index does, too. */
    private static Bytes key(Instant at, String taskId) {
        byte[] id = taskId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(Long.BYTES + id.length)
                        .putLong(at.toEpochMilli())
                        .put(id)
                        .array());
    }

    private static String taskId(Bytes key) {
        byte[] bytes = key.get();
        return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
    }
}
