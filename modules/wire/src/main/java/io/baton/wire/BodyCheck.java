package io.baton.wire;

import io.baton.wire.UnreadableRecordException.Reason;

import org.apache.avro.Schema;

/**
 * Walks the binary body of a record along its schema and allocates nothing: every length must fit
 * into what is left, every branch and symbol must exist, and no byte may remain. Avro itself
 * believes a length of two gigabytes and allocates it before it finds the end of the input.
 */
final class BodyCheck {
    private final byte[] bytes;
    private int at;

    private BodyCheck(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /**
     * Checks the body that starts at an offset.
     *
     * @throws UnreadableRecordException with reason CORRUPT that names the field
     */
    static void check(Schema schema, byte[] bytes, int from, String name) {
        var check = new BodyCheck(bytes, from);
        check.value(schema, name);
        if (check.left() > 0) {
            throw check.corrupt(name, check.left() + " bytes are left over after its end");
        }
    }

    private void value(Schema schema, String path) {
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> bool(path);
            case INT -> integer(path);
            case LONG -> varint(path);
            case FLOAT -> skip(4, path);
            case DOUBLE -> skip(8, path);
            case FIXED -> skip(schema.getFixedSize(), path);
            case BYTES, STRING -> skip(varint(path), path);
            case ENUM -> below(schema.getEnumSymbols().size(), path);
            case UNION -> {
                int branch = below(schema.getTypes().size(), path);
                value(schema.getTypes().get(branch), path);
            }
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    value(field.schema(), path + "." + field.name());
                }
            }
            case ARRAY -> blocks(schema.getElementType(), false, path);
            case MAP -> blocks(schema.getValueType(), true, path);
        }
    }

    private void blocks(Schema item, boolean keyed, String path) {
        long index = 0;
        for (long count = varint(path); count != 0; count = varint(path)) {
            if (count < 0) {
                varint(path); // the block's size in bytes, which only readers that skip need
                count = -count;
            }
            // Every item of Baton's schemas takes a byte at least, so more items than bytes is a
            // lie.
            if (count < 0 || count > left()) {
                throw corrupt(
                        path, "claims " + count + " items where " + left() + " bytes are left");
            }
            for (long i = 0; i < count; i++) {
                if (keyed) {
                    skip(varint(path), path);
                }
                value(item, path + "[" + index++ + "]");
            }
        }
    }

    private void bool(String path) {
        byte value = next(path);
        if (value != 0 && value != 1) {
            throw corrupt(path, "holds " + value + " where true or false belongs");
        }
    }

    private void integer(String path) {
        long value = varint(path);
        if (value != (int) value) {
            throw corrupt(path, "holds " + value + ", which is no 32-bit number");
        }
    }

    private int below(int size, String path) {
        long index = varint(path);
        if (index < 0 || index >= size) {
            throw corrupt(path, "holds choice " + index + " of " + size);
        }
        return (int) index;
    }

    private long varint(String path) {
        long raw = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = next(path);
            raw |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw corrupt(path, "holds a number of more than 64 bits");
    }

    private byte next(String path) {
        if (left() == 0) {
            throw corrupt(path, "is missing: the value ends after " + bytes.length + " bytes");
        }
        return bytes[at++];
    }

    private void skip(long length, String path) {
        if (length < 0 || length > left()) {
            throw corrupt(path, "claims " + length + " bytes where " + left() + " are left");
        }
        at += (int) length;
    }

    private int left() {
        return bytes.length - at;
    }

    private UnreadableRecordException corrupt(String path, String what) {
        return new UnreadableRecordException(
                Reason.CORRUPT, "The value is cut off or damaged: %s %s.".formatted(path, what));
    }
}
