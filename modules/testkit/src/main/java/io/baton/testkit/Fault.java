package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What goes wrong with a call, as real servers go wrong. */
public sealed interface Fault {

    /**
     * A status with a body.
     *
     * @param body null stands for the body that the dialect documents for that status
     */
    record Status(int status, @Nullable String body, Map<String, String> headers) implements Fault {
        public Status {
            headers = Map.copyOf(headers);
        }
    }

    /** Faults without particulars. */
    enum Kind implements Fault {
        /** Accepts the request and never answers. */
        HANG,
        /** Sends headers and half of the body, then nothing, with the connection open. */
        STALLED_BODY,
        /** Sends half of the body, then closes the connection. */
        TRUNCATED_BODY,
        /** Sends half of the body and ends it as if it were whole. */
        UNFINISHED_BODY,
        /** Sends half of the answer, then an error, with status 200. */
        MID_STREAM_ERROR,
        /** Sends something that is no JSON, with status 200. */
        MALFORMED_JSON,
        /** Sends an error with status 200 instead of an answer. */
        ERROR_WITH_STATUS_200,
        /** Another model answers. */
        WRONG_MODEL,
        /** Answers with no text. */
        EMPTY_CONTENT,
        /** Thinks aloud in the field for it and answers with no text. */
        ONLY_THINKING,
        /** Thinks aloud, in the field for it and at the start of the text, then answers. */
        THINKING,
        /** Answers without end. */
        ENDLESS_BODY,
        /** Closes the connection without a word. */
        CLOSED
    }

    /** The documented body of that status. */
    static Fault status(int status) {
        return new Status(status, null, Map.of());
    }

    /** That status with that body. */
    static Fault status(int status, String body) {
        return new Status(status, body, Map.of());
    }

    /**
     * 429.
     *
     * @param retryAfter value of the header {@code Retry-After}: seconds or an HTTP date
     */
    static Fault throttled(String retryAfter) {
        return new Status(429, null, Map.of("Retry-After", retryAfter));
    }
}
