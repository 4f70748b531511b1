package io.baton.app.deadletter;

import io.baton.app.config.Role;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.wire.Headers;
import io.baton.wire.Topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Makes dead letters. Invariant: a dead letter has the original key, value and headers byte for
 * byte, and beside them only headers that begin with {@link Headers#DLQ_PREFIX}.
 */
public final class DeadLetters {
    /** Kafka limits a batch, not a header; a reason is for a person and need not be long. */
    private static final int LONGEST_MESSAGE = 4_000;

    private final Topology topics;

    public DeadLetters(Topology topics) {
        this.topics = topics;
    }

    /**
     * Where a record came from.
     *
     * @param deliveryCount how often it was delivered, 1 or more
     */
    public record Origin(
            String topic, int partition, long offset, long timestamp, int deliveryCount) {}

    /** The topic for letters from that topic. */
    public String topic(String from) {
        return topics.deadLetter(from);
    }

    /**
     * The dead letter of a record.
     *
     * @param taskId the task it concerns, where it can be told
     * @param stage the stage it concerns, where it can be told
     */
    public ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> record,
            int deliveryCount,
            ModelOrchestratorError error,
            Role role,
            @Nullable String taskId,
            @Nullable String stage,
            Instant now) {
        Origin origin =
                new Origin(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        deliveryCount);
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        stamp(headers, origin, error, role, taskId, stage, now);
        return new ProducerRecord<>(
                topic(record.topic()), null, null, record.key(), record.value(), headers);
    }

    /** Adds to an original record's headers what makes it a dead letter. */
    public void stamp(
            org.apache.kafka.common.header.Headers headers,
            Origin origin,
            ModelOrchestratorError error,
            Role role,
            @Nullable String taskId,
            @Nullable String stage,
            Instant now) {
        String replays = Headers.text(headers, Headers.REPLAY_COUNT).orElse("0");
        Headers.put(headers, Headers.DLQ_REASON, error.code());
        Headers.put(headers, Headers.DLQ_MESSAGE, shortened(error.message()));
        Headers.put(headers, Headers.DLQ_ORIGINAL_TOPIC, origin.topic());
        Headers.put(headers, Headers.DLQ_ORIGINAL_PARTITION, origin.partition());
        Headers.put(headers, Headers.DLQ_ORIGINAL_OFFSET, origin.offset());
        Headers.put(headers, Headers.DLQ_ORIGINAL_TIMESTAMP, origin.timestamp());
        Headers.put(headers, Headers.DLQ_DELIVERY_COUNT, origin.deliveryCount());
        Headers.put(headers, Headers.DLQ_FAILED_AT, now);
        Headers.put(headers, Headers.DLQ_ROLE, role.id());
        Headers.put(headers, Headers.DLQ_REPLAY_COUNT, replays);
        if (taskId != null) {
            Headers.put(headers, Headers.DLQ_TASK_ID, taskId);
        }
        if (stage != null) {
            Headers.put(headers, Headers.DLQ_STAGE, stage);
        }
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
