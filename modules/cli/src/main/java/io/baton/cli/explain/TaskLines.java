package io.baton.cli.explain;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of bytes, each ended by a line feed; what is too long is passed over, not kept. */
final class TaskLines {
    static final int MOST_BYTES = 8 << 20;

    private final InputStream stream;

    TaskLines(InputStream stream) {
        this.stream = new BufferedInputStream(stream, 1 << 16);
    }

    /**
     * One line without its end.
     *
     * @param tooLong whether it has more than {@link #MOST_BYTES}; the bytes are its beginning then
     */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    record Line(byte[] bytes, boolean tooLong) {
        boolean isBlank() {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next line; empty at the end of the stream. */
    Optional<Line> next() throws IOException {
        int read = stream.read();
        if (read < 0) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        while (read >= 0 && read != '\n') {
            if (bytes.size() < MOST_BYTES) {
                bytes.write(read);
            } else {
                tooLong = true;
            }
            read = stream.read();
        }
        return Optional.of(new Line(bytes.toByteArray(), tooLong));
    }

    /** Whether the next line may be long in coming, so that answers should not wait for it. */
    boolean isDry() throws IOException {
        return stream.available() == 0;
    }
}
