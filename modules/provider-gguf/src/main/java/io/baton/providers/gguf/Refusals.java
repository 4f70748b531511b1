package io.baton.providers.gguf;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;

import org.jspecify.annotations.Nullable;

/**
 * The failures of one model in words; they name the model and hold neither prompt nor answer.
 *
 * @param provider its id
 * @param model its name
 */
record Refusals(String provider, String model) {

    /** A failure, retryable as its code is. */
    ProviderException of(ErrorCode code, String what) {
        return of(code, what, code.retryable(), null);
    }

    /** A failure that lasts until somebody changes something, whatever its code is otherwise. */
    ProviderException lasting(ErrorCode code, String what, @Nullable Throwable cause) {
        return of(code, what, false, cause);
    }

    private ProviderException of(
            ErrorCode code, String what, boolean retryable, @Nullable Throwable cause) {
        return new ProviderException(
                code,
                "model %s of provider %s %s".formatted(model, provider, what),
                0,
                retryable,
                null,
                cause);
    }
}
