package io.baton.wire;

import org.jspecify.annotations.Nullable;

/**
 * A record's value, or its key, is not what its topic carries. The message is one or two sentences
 * for a person: what was found, where, and what would have been right. Reading the same bytes again
 * fails again.
 */
public final class UnreadableRecordException extends RuntimeException {

    /** What is wrong with the record. */
    public enum Reason {
        /** There is no value, or it has no bytes. */
        EMPTY,
        /** Fewer bytes than any record has. */
        TOO_SHORT,
        /** Neither Avro single-object encoding nor declared to be JSON. */
        UNKNOWN_ENCODING,
        /** Avro, with the fingerprint of a schema this program does not know. */
        UNKNOWN_SCHEMA,
        /** Avro, and a record of Baton's, but not the one this topic carries. */
        WRONG_SCHEMA,
        /** Avro of the right schema whose body is cut off or damaged. */
        CORRUPT,
        /** Declared to be JSON and not JSON. */
        MALFORMED_JSON,
        /** JSON, but with a field too many, too few or of the wrong type. */
        WRONG_SHAPE,
        /** The record's key and the task id in its value are missing or not the same. */
        WRONG_KEY
    }

    private final Reason reason;

    public UnreadableRecordException(Reason reason, String message) {
        this(reason, message, null);
    }

    public UnreadableRecordException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
