package io.baton.domain.synthesis;

import io.baton.domain.error.ModelOrchestratorError;

/** How a stage ended. */
public sealed interface Outcome {

    /**
     * A model answered.
     *
     * @param truncated whether the answer ended at its token limit
     * @param usedFallback whether a model other than the first candidate answered
     */
    record Completed(
            String output, String model, String provider, boolean truncated, boolean usedFallback)
            implements Outcome {}

    /** No model answered. */
    record Failed(ModelOrchestratorError error) implements Outcome {}

    /** It was left out. */
    record Skipped(String reason) implements Outcome {}
}
