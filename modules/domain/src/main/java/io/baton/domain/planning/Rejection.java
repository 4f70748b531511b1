package io.baton.domain.planning;

/** A model that may not run a stage: a machine-readable reason, and one for a person. */
public record Rejection(String model, Reason code, String reason) {

    /** Why a model may not run a stage. */
    public enum Reason {
        NO_CAPABILITY,
        SCORE_TOO_LOW,
        CONTEXT_TOO_SMALL,
        COST_TOO_HIGH,
        PRICE_UNKNOWN,
        MEMORY_TOO_LARGE,
        TAG_MISSING,
        NOT_THE_NAMED_MODEL,
        NOT_AVAILABLE
    }
}
