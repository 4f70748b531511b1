package io.baton.wire;

import io.baton.wire.UnreadableRecordException.Reason;

import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Avro single-object encoding of one type: {@code C3 01}, eight bytes of schema fingerprint, body.
 * The body is checked against its schema before Avro reads it, so that no damaged length can make
 * Avro allocate more than the record's own size.
 */
final class AvroCodec<T extends SpecificRecordBase> {
    private static final Map<RecordType<?>, AvroCodec<?>> CODECS = new ConcurrentHashMap<>();

    private final RecordType<T> type;
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    private AvroCodec(RecordType<T> type) {
        this.type = type;
        this.encoder = new BinaryMessageEncoder<>(type.model(), type.schema());
        this.decoder =
                new BinaryMessageDecoder<>(type.model(), type.schema(), WriterSchemas.known());
    }

    // The map is filled by this method alone, with a codec of the key's own type.
    @SuppressWarnings("unchecked")
    static <T extends SpecificRecordBase> AvroCodec<T> of(RecordType<T> type) {
        return (AvroCodec<T>) CODECS.computeIfAbsent(type, AvroCodec::new);
    }

    byte[] encode(T record) {
        try {
            ByteBuffer buffer = encoder.encode(record);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    T decode(byte[] value) {
        SingleObject header = SingleObject.of(value, type);
        Schema writer = WriterSchemas.named(header.fingerprint(), type);
        BodyCheck.check(writer, value, SingleObject.HEADER_BYTES, type.name());
        try {
            return decoder.decode(value);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecordException(
                    Reason.CORRUPT, type + " cannot be decoded: " + e.getMessage(), e);
        }
    }
}
