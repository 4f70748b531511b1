package io.baton.providers.http;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Decides what an error reply means: by what the server says first, since servers answer 500 to
 * what no retry can mend and 200 to what failed; by its status otherwise.
 *
 * @param status of the reply, or of the error in a body of status 200; 0 when neither says one
 */
record Verdict(Failures failures, String model, int status, @Nullable Duration retryAfter) {

    ProviderException on(@Nullable ErrorBody error, String words) {
        if (status == 401 || status == 403) {
            return fail(ErrorCode.PROVIDER_REJECTED, "refuses access: check its apiKey", words);
        }
        if (error != null) {
            ProviderException spoken = bySymptom(error, words);
            if (spoken != null) {
                return spoken;
            }
        }
        return byStatus(error, words);
    }

    private @Nullable ProviderException bySymptom(ErrorBody error, String words) {
        return switch (Symptom.of(error)) {
            case CONTEXT -> fail(ErrorCode.CONTEXT_EXCEEDED, tooLong(error), words);
            case MEMORY -> fail(ErrorCode.MEMORY_EXCEEDED, "does not fit into memory", words);
            case QUOTA -> fail(ErrorCode.PROVIDER_REJECTED, "has no quota left", words);
            case BUSY -> fail(ErrorCode.PROVIDER_THROTTLED, "is asked too much at once", words);
            case MALFORMED -> fail(ErrorCode.PROVIDER_REJECTED, "rejects the request", words);
            case ENDPOINT ->
                    fail(
                            ErrorCode.PROVIDER_REJECTED,
                            "does not know the called path: check its endpoint",
                            words);
            case MODEL ->
                    status >= 500
                            ? fail(ErrorCode.PROVIDER_UNAVAILABLE, "could not be loaded", words)
                            : fail(ErrorCode.MODEL_NOT_FOUND, "is not there", words);
            case NONE -> null;
        };
    }

    private static String tooLong(ErrorBody error) {
        return error.promptTokens() > 0 && error.contextTokens() > 0
                ? "has a context of %d tokens, the prompt has %d; nothing was cut"
                        .formatted(error.contextTokens(), error.promptTokens())
                : "has a context smaller than the prompt; nothing was cut";
    }

    private ProviderException byStatus(@Nullable ErrorBody error, String words) {
        return switch (status) {
            case 404 ->
                    error == null
                            ? fail(
                                    ErrorCode.PROVIDER_REJECTED,
                                    "does not know the called path: check its endpoint",
                                    words)
                            : fail(ErrorCode.MODEL_NOT_FOUND, "is not there", words);
            case 408 -> fail(ErrorCode.PROVIDER_TIMEOUT, "took too long by its own clock", words);
            case 413 ->
                    fail(ErrorCode.CONTEXT_EXCEEDED, "takes no request as large as this", words);
            case 429, 529 -> fail(ErrorCode.PROVIDER_THROTTLED, "is asked too much at once", words);
            case 501 -> fail(ErrorCode.PROVIDER_REJECTED, "rejects the request", words);
            default ->
                    status >= 300 && status < 500
                            ? fail(ErrorCode.PROVIDER_REJECTED, "rejects the request", words)
                            : fail(ErrorCode.PROVIDER_UNAVAILABLE, "failed", words);
        };
    }

    private ProviderException fail(ErrorCode code, String what, String words) {
        String answered = status == 0 ? "" : " (status " + status + ")";
        String said = words.isEmpty() ? "" : "; it says: " + words;
        return failures.said(
                code, model, what + answered + said, status, code.retryable(), retryAfter);
    }
}
