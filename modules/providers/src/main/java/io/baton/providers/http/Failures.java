package io.baton.providers.http;

import io.baton.domain.chain.Prompt;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;

/**
 * The failures of one provider in words for a person. They name the provider, its address and the
 * model, and hold neither the key nor the prompt nor an answer.
 */
public final class Failures {
    private final String provider;
    private final URI base;
    private final Redaction redaction;

    Failures(String provider, URI base, @Nullable String secret) {
        this.provider = provider;
        this.base = base;
        this.redaction = new Redaction(secret);
    }

    private String subject(String model) {
        return model.isEmpty()
                ? "provider %s at %s".formatted(provider, base)
                : "model %s of provider %s at %s".formatted(model, provider, base);
    }

    /** A failure found by Baton itself, retryable as its code is. */
    public ProviderException of(ErrorCode code, String model, String what) {
        return ProviderException.of(code, subject(model) + " " + what);
    }

    /** A failure with what the server said about it. */
    ProviderException said(
            ErrorCode code,
            String model,
            String what,
            int status,
            boolean retryable,
            @Nullable Duration retryAfter) {
        return new ProviderException(
                code, subject(model) + " " + what, status, retryable, retryAfter, null);
    }

    /** The failure that a reply without success speaks of. */
    public ProviderException ofReply(Reply reply, String model, @Nullable Prompt prompt) {
        ErrorBody error = ErrorBody.of(Json.parse(reply.body()));
        Duration wait = RetryAfter.of(reply.headers(), Instant.now());
        return new Verdict(this, model, reply.status(), wait).on(error, redact(error, prompt));
    }

    /**
     * The failure that a body speaks of although the status was one of success; null when it speaks
     * of none.
     */
    public @Nullable ProviderException inBody(
            JsonNode body, String model, @Nullable Prompt prompt) {
        ErrorBody error = ErrorBody.of(body);
        if (error == null) {
            return null;
        }
        return new Verdict(this, model, error.statusInCode(), null)
                .on(error, redact(error, prompt));
    }

    private String redact(@Nullable ErrorBody error, @Nullable Prompt prompt) {
        return error == null ? "" : redaction.clean(error.message(), prompt);
    }

    ProviderException deadlineHadPassed(String model) {
        return of(
                ErrorCode.DEADLINE_EXCEEDED,
                model,
                "was not called: the deadline of the call had passed");
    }

    ProviderException timedOut(String model, Duration after) {
        return of(
                ErrorCode.PROVIDER_TIMEOUT,
                model,
                "gave no whole answer within %s; the call was aborted".formatted(inWords(after)));
    }

    ProviderException stalled(String model, Duration silence) {
        return of(
                ErrorCode.PROVIDER_TIMEOUT,
                model,
                "went silent for %s in the middle of its answer; the call was aborted"
                        .formatted(inWords(silence)));
    }

    ProviderException tooLarge(String model, int limit) {
        return of(
                ErrorCode.INVALID_ANSWER,
                model,
                "answered with more than %d MiB; the call was aborted".formatted(limit >> 20));
    }

    ProviderException closed(String model) {
        return of(
                ErrorCode.PROVIDER_UNAVAILABLE,
                model,
                "was not called to the end: Baton closes this provider");
    }

    ProviderException unreachable(String model, IOException cause) {
        String what =
                switch (cause) {
                    case HttpConnectTimeoutException slow -> "does not accept connections in time";
                    case ConnectException refused ->
                            "cannot be reached: is the server running at that address?";
                    default -> "broke the connection off in the middle of the call";
                };
        return new ProviderException(
                ErrorCode.PROVIDER_UNAVAILABLE, subject(model) + " " + what, 0, true, null, cause);
    }

    ProviderException unexpected(String model, @Nullable Throwable cause) {
        return new ProviderException(
                ErrorCode.INTERNAL,
                subject(model) + " could not be called: " + cause,
                0,
                true,
                null,
                cause);
    }

    private static String inWords(Duration duration) {
        long millis = duration.toMillis();
        return millis < 10_000 ? millis + " ms" : millis / 1000 + " s";
    }
}
