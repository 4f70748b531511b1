package io.baton.domain.probe;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;

/** Whose fault it was that a probe got no answer. */
final class ProbeFault {
    private ProbeFault() {}

    /**
     * Whether the failure says something about the model.
     *
     * @param answered whether the model has answered before; without that, a slow call may only
     *     have loaded it
     */
    static boolean isOfModel(ErrorCode code, boolean answered) {
        return switch (code) {
            case INVALID_ANSWER, CONTEXT_EXCEEDED -> true;
            case PROVIDER_TIMEOUT, DEADLINE_EXCEEDED -> answered;
            case INVALID_TASK,
                    UNREADABLE_RECORD,
                    NO_CAPABLE_MODEL,
                    MEMORY_EXCEEDED,
                    MODEL_NOT_FOUND,
                    PROVIDER_UNAVAILABLE,
                    PROVIDER_THROTTLED,
                    PROVIDER_REJECTED,
                    BUDGET_EXCEEDED,
                    CANCELLED,
                    POISON_RECORD,
                    INTERNAL ->
                    false;
        };
    }

    /** Whether calls for other capabilities would fail the same way. */
    static boolean concernsEveryCapability(ProviderException failure) {
        boolean refusesThisRequest =
                failure.code() == ErrorCode.PROVIDER_REJECTED
                        && failure.status() != 401
                        && failure.status() != 403;
        return !refusesThisRequest;
    }
}
