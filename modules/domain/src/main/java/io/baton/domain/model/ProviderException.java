package io.baton.domain.model;

import io.baton.domain.error.ErrorCode;

import org.jspecify.annotations.Nullable;

import java.io.Serial;
import java.time.Duration;

/** Why a provider gave no answer, typed so that the caller can decide what to try next. */
public final class ProviderException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final int status;
    private final boolean retryable;
    private final @Nullable Duration retryAfter;
    private final Usage usage;

    /**
     * @param code what kind of failure it is
     * @param message for a person; names model and provider, holds no secret, prompt or answer
     * @param status HTTP status, 0 when there was none
     * @param retryable whether the same call may succeed later
     * @param retryAfter how long the provider asks to wait, null when it does not
     */
    public ProviderException(
            ErrorCode code,
            String message,
            int status,
            boolean retryable,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        this(code, message, status, retryable, retryAfter, cause, Usage.UNKNOWN);
    }

    private ProviderException(
            ErrorCode code,
            String message,
            int status,
            boolean retryable,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause,
            Usage usage) {
        super(message, cause);
        this.code = code;
        this.status = status;
        this.retryable = retryable;
        this.retryAfter = retryAfter;
        this.usage = usage;
    }

    /** A failure that never reached HTTP, retryable as its code is. */
    public static ProviderException of(ErrorCode code, String message) {
        return new ProviderException(code, message, 0, code.retryable(), null, null);
    }

    /** The same failure of a call for which the provider counted tokens all the same. */
    public ProviderException after(Usage counted) {
        return new ProviderException(
                code,
                String.valueOf(getMessage()),
                status,
                retryable,
                retryAfter,
                getCause() == null ? this : getCause(),
                counted);
    }

    /** Tokens that the provider counted for the call; unknown where it does not say. */
    public Usage usage() {
        return usage;
    }

    public ErrorCode code() {
        return code;
    }

    public int status() {
        return status;
    }

    public boolean retryable() {
        return retryable;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
