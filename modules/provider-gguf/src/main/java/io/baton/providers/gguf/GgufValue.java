package io.baton.providers.gguf;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** The kinds of values that a GGUF header holds, in the order of their numbers. */
enum GgufValue {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    BOOL(1),
    STRING(0),
    ARRAY(0),
    UINT64(8),
    INT64(8),
    FLOAT64(8);

    private final int bytes;

    GgufValue(int bytes) {
        this.bytes = bytes;
    }

    private static GgufValue next(GgufInput in) throws IOException {
        int number = in.int32();
        if (number < 0 || number >= values().length) {
            throw new IOException("its header holds a value of the unknown kind " + number);
        }
        return values()[number];
    }

    /**
     * Reads a value with its kind: a text, a whole number, or null for what is of no interest here.
     * Of a list of whole numbers it is the largest one.
     */
    static @Nullable Object read(GgufInput in) throws IOException {
        GgufValue kind = next(in);
        if (kind == STRING) {
            return in.text();
        }
        if (kind != ARRAY) {
            return kind.scalar(in);
        }
        GgufValue element = next(in);
        long count = in.count();
        Long largest = null;
        for (long i = 0; i < count; i++) {
            if (element == STRING) {
                in.skipText();
            } else if (element == ARRAY) {
                throw new IOException("its header holds a list of lists");
            } else if (element.scalar(in) instanceof Long value) {
                largest = largest == null ? value : Math.max(largest, value);
            }
        }
        return largest;
    }

    private @Nullable Object scalar(GgufInput in) throws IOException {
        return switch (this) {
            case FLOAT32, FLOAT64, BOOL -> {
                in.skip(bytes);
                yield null;
            }
            case INT8, INT16, INT32, INT64 -> in.whole(bytes, true);
            default -> in.whole(bytes, false);
        };
    }
}
