package io.baton.wire.json;

import org.jspecify.annotations.Nullable;

/**
 * JSON that is none, or that does not have the shape of its record. The message is for a person.
 */
public final class UnreadableJsonException extends RuntimeException {
    private final boolean malformed;

    private UnreadableJsonException(boolean malformed, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.malformed = malformed;
    }

    /** It is not JSON at all. */
    static UnreadableJsonException malformed(String message, @Nullable Throwable cause) {
        return new UnreadableJsonException(true, message, cause);
    }

    /** It is JSON of another shape. */
    static UnreadableJsonException shape(String message) {
        return new UnreadableJsonException(false, message, null);
    }

    /** Whether it is not JSON at all, as opposed to JSON of another shape. */
    public boolean isMalformed() {
        return malformed;
    }
}
