package io.baton.providers.builtin;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;

import java.time.Instant;
import java.time.InstantSource;

/** Ends a computation at its deadline or when its thread is interrupted. */
final class CallGuard {
    private final InstantSource clock;
    private final Instant deadline;

    CallGuard(InstantSource clock, Instant deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    /**
     * To be called at least every few milliseconds.
     *
     * @throws ProviderException PROVIDER_TIMEOUT once the deadline has passed
     */
    void check() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the call was aborted");
        }
        if (!clock.instant().isBefore(deadline)) {
            throw ProviderException.of(
                    ErrorCode.PROVIDER_TIMEOUT,
                    BuiltinModel.ID + " did not end before the deadline " + deadline);
        }
    }
}
