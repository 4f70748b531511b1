package io.baton.app.worker.health;

import io.baton.domain.model.ProviderException;

import java.time.Duration;

/** Whose fault it was that a call failed. */
enum Fault {
    /** Nobody's here: the task's, or a limit that the provider has told. */
    NONE,
    MODEL,
    /** Of all models of the provider alike. */
    ENDPOINT;

    /** A call that was given less time than this says nothing about the model. */
    private static final Duration FAIR_CHANCE = Duration.ofSeconds(10);

    /**
     * @param took how long the call went on
     * @param typical how long the model's calls usually take; zero when not known
     */
    static Fault of(ProviderException failure, Duration took, Duration typical) {
        return switch (failure.code()) {
            // Without a status nothing was ever heard from the endpoint.
            case PROVIDER_UNAVAILABLE -> failure.status() == 0 ? ENDPOINT : MODEL;
            case PROVIDER_REJECTED ->
                    failure.status() == 401 || failure.status() == 403 ? ENDPOINT : NONE;
            case PROVIDER_TIMEOUT, DEADLINE_EXCEEDED -> isFair(took, typical) ? MODEL : NONE;
            case MODEL_NOT_FOUND, MEMORY_EXCEEDED, INVALID_ANSWER, INTERNAL -> MODEL;
            case PROVIDER_THROTTLED,
                    CONTEXT_EXCEEDED,
                    BUDGET_EXCEEDED,
                    CANCELLED,
                    INVALID_TASK,
                    UNREADABLE_RECORD,
                    NO_CAPABLE_MODEL,
                    POISON_RECORD ->
                    NONE;
        };
    }

    private static boolean isFair(Duration took, Duration typical) {
        return took.compareTo(FAIR_CHANCE) >= 0
                || (typical.isPositive() && took.compareTo(typical.multipliedBy(3)) >= 0);
    }
}
