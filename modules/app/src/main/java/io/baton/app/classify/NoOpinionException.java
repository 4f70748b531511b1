package io.baton.app.classify;

import java.io.Serial;

/** There is no answer, for a reason that a person can be told. */
final class NoOpinionException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    NoOpinionException(String message) {
        super(message, null, false, false);
    }
}
