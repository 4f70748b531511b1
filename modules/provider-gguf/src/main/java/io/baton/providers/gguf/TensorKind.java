package io.baton.providers.gguf;

import java.io.IOException;
import java.util.Map;

/**
 * How weights are stored: in blocks of so many numbers that take so many bytes.
 *
 * @param numbers in a block
 * @param bytes of a block
 */
record TensorKind(int numbers, int bytes) {
    /** By their numbers in GGUF; what is missing is newer than the llama.cpp at hand, or gone. */
    private static final Map<Integer, TensorKind> KINDS =
            Map.ofEntries(
                    entry(0, 1, 4),
                    entry(1, 1, 2),
                    entry(2, 32, 18),
                    entry(3, 32, 20),
                    entry(6, 32, 22),
                    entry(7, 32, 24),
                    entry(8, 32, 34),
                    entry(9, 32, 36),
                    entry(10, 256, 84),
                    entry(11, 256, 110),
                    entry(12, 256, 144),
                    entry(13, 256, 176),
                    entry(14, 256, 210),
                    entry(15, 256, 292),
                    entry(16, 256, 66),
                    entry(17, 256, 74),
                    entry(18, 256, 98),
                    entry(19, 256, 50),
                    entry(20, 32, 18),
                    entry(21, 256, 110),
                    entry(22, 256, 82),
                    entry(23, 256, 136),
                    entry(24, 1, 1),
                    entry(25, 1, 2),
                    entry(26, 1, 4),
                    entry(27, 1, 8),
                    entry(28, 1, 8),
                    entry(29, 256, 56),
                    entry(30, 1, 2),
                    entry(34, 256, 54),
                    entry(35, 256, 66));

    private static Map.Entry<Integer, TensorKind> entry(int number, int numbers, int bytes) {
        return Map.entry(number, new TensorKind(numbers, bytes));
    }

    /** The kind of that number. */
    static TensorKind of(int number) throws IOException {
        TensorKind kind = KINDS.get(number);
        if (kind == null) {
            throw new IOException(
                    "its weights are of kind %d, which this llama.cpp does not know"
                            .formatted(number));
        }
        return kind;
    }

    /** Bytes that so many numbers take. */
    long size(long count) {
        return Math.ceilDiv(count, numbers) * bytes;
    }
}
