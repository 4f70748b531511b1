package io.baton.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.wire.CloudEvent;
import io.baton.wire.RecordEncoder;
import io.baton.wire.RecordType;
import io.baton.wire.TopicSpec;
import io.baton.wire.avro.Encoding;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends records and waits for the broker's acknowledgement. Thread-safe. */
final class TaskSender implements AutoCloseable {
    // Kafka adds this and a little more to key and value: headers, and the frame of a batch.
    private static final int OVERHEAD = 600;

    private final Connection connection;
    private final String source;
    private final Producer<byte[], byte[]> producer;

    TaskSender(Connection connection, String source) {
        this.connection = connection;
        this.source = source;
        try {
            this.producer = connection.producer();
        } catch (KafkaException e) {
            throw connection.failure(e);
        }
    }

    void send(String topic, String key, SpecificRecordBase value, Instant now) {
        connection.require(topic);
        byte[] bytes = RecordEncoder.encode(value, Encoding.AVRO);
        long size = bytes.length + (long) OVERHEAD;
        long limit =
                connection
                        .topology()
                        .find(topic)
                        .map(TopicSpec::maxMessageBytes)
                        .orElse(Integer.MAX_VALUE);
        if (size > limit) {
            throw new TaskTooLargeException(topic, size, limit, null);
        }
        var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), bytes);
        new CloudEvent(RecordType.of(value), Encoding.AVRO, source, now, null).stamp(record);
        acknowledged(record, size);
    }

    private void acknowledged(ProducerRecord<byte[], byte[]> record, long size) {
        try {
            // The producer gives up by itself; the limit here only guards against it not doing so.
            producer.send(record)
                    .get(2 * connection.timeout().toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(record.topic(), size, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw failure(record.topic(), size, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BatonClientException(
                    "Interrupted while sending; whether the record was written is not known.", e);
        }
    }

    private BatonClientException failure(String topic, long size, Throwable cause) {
        if (cause instanceof RecordTooLargeException) {
            long limit = connection.topology().layout().maxTaskBytes();
            return size > limit
                    ? new TaskTooLargeException(topic, size, limit, cause)
                    : new BatonClientException(
                            "The record has %,d bytes, more than the broker takes on %s: its max.message.bytes is below the layout's %,d. Raise it, or shorten the input."
                                    .formatted(size, topic, limit),
                            cause);
        }
        return connection.failure(cause);
    }

    @Override
    public void close() {
        producer.close(connection.timeout());
    }
}
