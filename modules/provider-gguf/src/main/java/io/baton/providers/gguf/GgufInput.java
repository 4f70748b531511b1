package io.baton.providers.gguf;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads GGUF's little-endian numbers and texts, never more than there can be. */
final class GgufInput {
    private static final int LONGEST_TEXT = 8 << 20;

    private final DataInputStream in;
    private final long length;
    private long position;

    /**
     * An input.
     *
     * @param length of the file: no count and no text is larger
     */
    GgufInput(InputStream in, long length) {
        this.in = new DataInputStream(in);
        this.length = length;
    }

    /** Bytes read so far. */
    long position() {
        return position;
    }

    byte[] bytes(int count) throws IOException {
        byte[] read = in.readNBytes(count);
        if (read.length < count) {
            throw new EOFException(
                    "it ends after " + length + " bytes, in the middle of its header");
        }
        position += count;
        return read;
    }

    void skip(long count) throws IOException {
        if (count < 0 || count > length - position) {
            throw new EOFException(
                    "it ends after " + length + " bytes, in the middle of its header");
        }
        in.skipNBytes(count);
        position += count;
    }

    private long number(int bytes) throws IOException {
        byte[] read = bytes(bytes);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | (read[i] & 0xff);
        }
        return value;
    }

    int int32() throws IOException {
        return (int) number(4);
    }

    long int64() throws IOException {
        return number(8);
    }

    /** A count of things that each take a byte at least. */
    long count() throws IOException {
        long count = int64();
        if (count < 0 || count > length) {
            throw new IOException("it speaks of more entries than it has bytes");
        }
        return count;
    }

    String text() throws IOException {
        long size = count();
        if (size > LONGEST_TEXT) {
            throw new IOException("a text in its header has " + size + " bytes");
        }
        return new String(bytes((int) size), StandardCharsets.UTF_8);
    }

    void skipText() throws IOException {
        skip(count());
    }

    /** A whole number of that many bytes. */
    long whole(int bytes, boolean signed) throws IOException {
        long value = number(bytes);
        int unused = 64 - 8 * bytes;
        return signed ? value << unused >> unused : value;
    }
}
