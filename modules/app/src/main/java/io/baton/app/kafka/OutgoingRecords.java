package io.baton.app.kafka;

import io.baton.wire.CloudEvent;
import io.baton.wire.RecordEncoder;
import io.baton.wire.RecordType;
import io.baton.wire.avro.Encoding;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * Makes records with the CloudEvents attributes and the trace context that every record carries.
 */
public final class OutgoingRecords {
    private final String source;
    private final Clock clock;

    /**
     * @param source who writes them, a URI reference such as {@code /baton/worker/host-1}
     */
    public OutgoingRecords(String source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    public String source() {
        return source;
    }

    /**
     * @param cause the {@code traceparent} of the record that led to this one
     */
    public ProducerRecord<byte[], byte[]> record(
            String topic, String key, SpecificRecordBase value, @Nullable String cause) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        topic,
                        key.getBytes(StandardCharsets.UTF_8),
                        RecordEncoder.encode(value, Encoding.AVRO));
        return new CloudEvent(RecordType.of(value), Encoding.AVRO, source, clock.instant(), cause)
                .stamp(record);
    }
}
