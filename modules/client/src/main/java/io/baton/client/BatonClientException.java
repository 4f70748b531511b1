package io.baton.client;

import org.jspecify.annotations.Nullable;

/** Something the client was asked for could not be done; the message says what helps. */
public class BatonClientException extends RuntimeException {
    public BatonClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
