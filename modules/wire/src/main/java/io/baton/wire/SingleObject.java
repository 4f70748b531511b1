package io.baton.wire;

import io.baton.wire.UnreadableRecordException.Reason;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of Avro's single-object encoding.
 *
 * @param fingerprint CRC-64-AVRO of the schema the body was written with
 */
record SingleObject(long fingerprint) {
    static final int HEADER_BYTES = 10;

    /** Whether a value says of itself that it is Avro. */
    static boolean marks(byte[] value) {
        return value.length >= 2 && value[0] == (byte) 0xC3 && value[1] == 0x01;
    }

    /** Whether a value looks like a JSON object: a brace after a byte order mark or white space. */
    static boolean looksLikeJson(byte[] value) {
        boolean marked = value.length > 3 && value[0] == (byte) 0xEF && value[1] == (byte) 0xBB;
        for (int i = marked ? 3 : 0; i < value.length; i++) {
            byte b = value[i];
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b == '{';
            }
        }
        return false;
    }

    static SingleObject of(byte[] value, RecordType<?> type) {
        if (value.length == 0) {
            throw new UnreadableRecordException(
                    Reason.EMPTY, "The value is empty; expected " + type + " in Avro.");
        }
        if (!marks(value)) {
            throw notAvro(value, type);
        }
        if (value.length < HEADER_BYTES) {
            throw new UnreadableRecordException(
                    Reason.TOO_SHORT,
                    "The value ends after %d bytes, within the 10 bytes of Avro's single-object header."
                            .formatted(value.length));
        }
        return new SingleObject(ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(2));
    }

    private static UnreadableRecordException notAvro(byte[] value, RecordType<?> type) {
        if (looksLikeJson(value)) {
            return new UnreadableRecordException(
                    Reason.UNKNOWN_ENCODING,
                    "The value looks like JSON; expected %s in Avro single-object encoding."
                            .formatted(type));
        }
        if (value.length < HEADER_BYTES) {
            return new UnreadableRecordException(
                    Reason.TOO_SHORT,
                    "The value has %d bytes; %s in Avro single-object encoding has at least 10."
                            .formatted(value.length, type));
        }
        String found =
                value[0] == 0
                        ? "is in the Confluent wire format (it begins with byte 00)"
                        : "begins with bytes %02X %02X".formatted(value[0], value[1]);
        return new UnreadableRecordException(
                Reason.UNKNOWN_ENCODING,
                "The value %s; expected %s in Avro single-object encoding, which begins with C3 01."
                        .formatted(found, type));
    }
}
