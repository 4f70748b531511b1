package io.baton.wire;

import io.baton.wire.avro.Encoding;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * The CloudEvents attributes of a record in binary mode, with its trace context.
 *
 * @param type what the record is
 * @param encoding how its value is encoded
 * @param source who wrote it, a URI reference, for example {@code /baton/worker/host-1}
 * @param time when it was written
 * @param cause the {@code traceparent} of the record that led to this one; null when none did
 */
public record CloudEvent(
        RecordType<?> type,
        Encoding encoding,
        String source,
        Instant time,
        @Nullable String cause) {

    /** Sets the attributes, with a new id and a new span, in place of any that are there. */
    public void stamp(org.apache.kafka.common.header.Headers headers) {
        Headers.put(headers, Headers.CONTENT_TYPE, ContentTypes.of(encoding));
        Headers.put(headers, Headers.CE_SPECVERSION, "1.0");
        Headers.put(headers, Headers.CE_ID, UUID.randomUUID());
        Headers.put(headers, Headers.CE_TYPE, type.eventType());
        Headers.put(headers, Headers.CE_SOURCE, source);
        Headers.put(headers, Headers.CE_TIME, time);
        Headers.put(headers, Headers.TRACEPARENT, TraceParent.after(cause));
    }

    /** Sets the attributes of a record to be sent, and returns it. */
    public <K, V> ProducerRecord<K, V> stamp(ProducerRecord<K, V> record) {
        stamp(record.headers());
        return record;
    }
}
