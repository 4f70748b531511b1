package io.baton.client;

import org.jspecify.annotations.Nullable;

/** No broker answered in time. Whether the last record was written is not known. */
public final class BrokerUnreachableException extends BatonClientException {
    public BrokerUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
