package io.baton.domain.orchestrator;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How the newest call failed.
 *
 * @param retryable whether the same call may succeed later
 * @param retryAfter how long the provider asks to wait; null when it does not
 */
public record AttemptFailure(ErrorCode code, boolean retryable, @Nullable Duration retryAfter) {

    /** What the provider's exception says. */
    public static AttemptFailure of(ProviderException failure) {
        return new AttemptFailure(failure.code(), failure.retryable(), failure.retryAfter());
    }
}
