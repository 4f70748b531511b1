package io.baton.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.wire.UnreadableRecordException.Reason;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskRequest;
import io.baton.wire.json.UnreadableJsonException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Locale;

/**
 * Reads records of the tasks topic: Avro by its first two bytes, JSON by its {@code content-type}.
 * What a sender may leave out of JSON is filled in: the task id from the key, a deadline given as a
 * duration from the record's timestamp.
 */
public final class TaskRequestDecoder {
    private TaskRequestDecoder() {}

    /**
     * Reads one record.
     *
     * @throws UnreadableRecordException when it is no task, or key and task id differ
     */
    public static DecodedTask decode(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        String key = key(record.key());
        DecodedTask task =
                isJson(record, value)
                        ? new DecodedTask(parse(value, key, sentAt(record)), Encoding.JSON)
                        : new DecodedTask(
                                BatonSerdes.read(RecordType.TASK_REQUEST, value), Encoding.AVRO);
        String taskId = task.request().getTaskId();
        if (key != null && !key.equals(taskId)) {
            throw new UnreadableRecordException(
                    Reason.WRONG_KEY,
                    "The record's key is \"%s\" but taskId is \"%s\"; send the same in both."
                            .formatted(shown(key), shown(taskId)));
        }
        return task;
    }

    /**
     * Reads a task in JSON.
     *
     * @param key the record's key, which stands in for a missing task id; null when there is none
     * @param sentAt the moment from which a deadline that is a duration counts
     * @throws UnreadableRecordException when it is no task or no task id can be found
     */
    public static TaskRequest parse(byte[] json, @Nullable String key, Instant sentAt) {
        try {
            return TaskJson.read(json, key, sentAt);
        } catch (UnreadableJsonException e) {
            throw ResultDecoder.unreadable(e);
        }
    }

    private static boolean isJson(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        if (SingleObject.marks(value) || value.length == 0) {
            return false;
        }
        String contentType = Headers.text(record.headers(), Headers.CONTENT_TYPE).orElse("");
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (mediaType.equals(ContentTypes.JSON)) {
            return true;
        }
        if (SingleObject.looksLikeJson(value)) {
            throw new UnreadableRecordException(
                    Reason.UNKNOWN_ENCODING,
                    "The value looks like JSON but %s; send it with the header \"content-type: application/json\"."
                            .formatted(
                                    contentType.isEmpty()
                                            ? "has no content-type"
                                            : "its content-type is \"%s\""
                                                    .formatted(shown(contentType))));
        }
        return false;
    }

    private static Instant sentAt(ConsumerRecord<?, ?> record) {
        return record.timestamp() < 0 ? Instant.now() : Instant.ofEpochMilli(record.timestamp());
    }

    private static @Nullable String key(byte @Nullable [] key) {
        if (key == null || key.length == 0) {
            return null;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableRecordException(
                    Reason.WRONG_KEY,
                    "The record's key is no UTF-8 text; send the task id as the key, or no key.",
                    e);
        }
    }

    private static String shown(String text) {
        return text.length() <= 140 ? text : text.substring(0, 140) + "…";
    }
}
