package io.baton.providers.builtin;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Ends a computation at its deadline, when its thread is interrupted or its provider closed. */
final class CallGuard {
    private static final int LOOK_AGAIN_MILLIS = 20;

    private final String model;
    private final InstantSource clock;
    private final Instant deadline;
    private final BooleanSupplier closed;

    /**
     * A guard of one call.
     *
     * @param model the model in words, as failures name it
     */
    CallGuard(String model, InstantSource clock, Instant deadline, BooleanSupplier closed) {
        this.model = model;
        this.clock = clock;
        this.deadline = deadline;
        this.closed = closed;
    }

    /**
     * To be called at least every few milliseconds.
     *
     * @throws ProviderException PROVIDER_TIMEOUT once the deadline has passed, PROVIDER_UNAVAILABLE
     *     once the provider is closed
     */
    void check() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the call was aborted");
        }
        if (closed.getAsBoolean()) {
            throw ProviderException.of(
                    ErrorCode.PROVIDER_UNAVAILABLE,
                    model + " was not called to the end: Baton closes this provider");
        }
        if (!clock.instant().isBefore(deadline)) {
            throw ProviderException.of(
                    ErrorCode.PROVIDER_TIMEOUT, model + " did not end before " + deadline);
        }
    }

    /**
     * Waits for what others compute, no longer than the call may last.
     *
     * @throws ProviderException as {@link #check()}, and PROVIDER_UNAVAILABLE when they failed
     */
    void await(Future<?> others) throws InterruptedException {
        while (true) {
            check();
            try {
                others.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                // The loop's check decides.
            } catch (ExecutionException failed) {
                throw new ProviderException(
                        ErrorCode.PROVIDER_UNAVAILABLE,
                        model + " cannot run in this process: " + failed.getCause(),
                        0,
                        false,
                        null,
                        failed.getCause());
            }
        }
    }
}
