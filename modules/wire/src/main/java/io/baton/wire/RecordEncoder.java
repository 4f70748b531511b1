package io.baton.wire;

import io.baton.wire.avro.Encoding;
import io.baton.wire.json.RecordJson;

import org.apache.avro.specific.SpecificRecordBase;

/** Encodes records whose encoding is chosen record by record, as results are. */
public final class RecordEncoder {
    private RecordEncoder() {}

    /**
     * The value's bytes; the record must say so in its {@code content-type}, which {@link
     * CloudEvent} sets.
     *
     * @throws IllegalArgumentException when the record never stands alone on a topic
     */
    public static byte[] encode(SpecificRecordBase record, Encoding encoding) {
        return switch (encoding) {
            case AVRO -> avro(RecordType.of(record), record);
            case JSON -> RecordJson.write(record);
        };
    }

    private static <T extends SpecificRecordBase> byte[] avro(
            RecordType<T> type, SpecificRecordBase record) {
        return AvroCodec.of(type).encode(type.javaClass().cast(record));
    }
}
