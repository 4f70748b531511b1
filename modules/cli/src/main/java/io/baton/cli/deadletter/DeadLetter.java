package io.baton.cli.deadletter;

import io.baton.wire.Headers;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Instant;
import java.util.Optional;

/**
 * A record that could not be handled, as it lies in a dead-letter topic: the original's key, value
 * and headers, and the {@code baton-dlq-*} headers that say why.
 *
 * @param record the record as it was read
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

    LetterId id() {
        return new LetterId(record.topic(), record.partition(), record.offset());
    }

    /** When it was put aside. */
    Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** Why: an error code. */
    String reason() {
        return text(Headers.DLQ_REASON).orElse("UNKNOWN");
    }

    String message() {
        return text(Headers.DLQ_MESSAGE).orElse("");
    }

    /** The task it belongs to: as its header says, else its key. */
    Optional<String> taskId() {
        Optional<String> named = text(Headers.DLQ_TASK_ID);
        return named.isPresent() || record.key() == null ? named : Payload.printable(record.key());
    }

    Optional<String> originalTopic() {
        return text(Headers.DLQ_ORIGINAL_TOPIC);
    }

    /** How often it had been replayed before it came here, 0 when never. */
    int replays() {
        int counted = Headers.number(record.headers(), Headers.DLQ_REPLAY_COUNT).orElse(0);
        int carried = Headers.number(record.headers(), Headers.REPLAY_COUNT).orElse(0);
        return Math.max(0, Math.max(counted, carried));
    }

    Optional<String> text(String header) {
        return Headers.text(record.headers(), header);
    }
}
