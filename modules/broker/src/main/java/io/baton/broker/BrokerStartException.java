package io.baton.broker;

import org.jspecify.annotations.Nullable;

/**
 * The embedded broker did not start. The message is a sentence for the user: it names the port or
 * the folder at fault and what to do about it. Nothing of the broker is left running, no lock is
 * held, no port is bound.
 */
public final class BrokerStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
