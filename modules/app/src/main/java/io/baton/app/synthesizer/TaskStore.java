package io.baton.app.synthesizer;

import io.baton.app.mapping.StateMapping;
import io.baton.domain.synthesis.TaskState;
import io.baton.wire.avro.StoredTask;
import io.baton.wire.avro.TaskPlan;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

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

    void save(
            String taskId,
            @Nullable StoredTask before,
            TaskState state,
            @Nullable TaskPlan plan,
            Instant wakeAt) {
        tasks.put(taskId, StateMapping.toWire(state, plan, wakeAt));
        if (before == null || !Objects.equals(before.getWakeAt(), millis(wakeAt))) {
            dropWakeUp(taskId, before);
            wakeUps.put(key(wakeAt, taskId), new byte[0]);
        }
    }

    void forget(String taskId, @Nullable StoredTask before) {
        tasks.delete(taskId);
        dropWakeUp(taskId, before);
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

    private void dropWakeUp(String taskId, @Nullable StoredTask before) {
        if (before != null && before.getWakeAt() != null) {
            wakeUps.delete(key(before.getWakeAt(), taskId));
        }
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

    private static Instant millis(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }
}
