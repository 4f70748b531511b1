package io.baton.domain.planning;

import io.baton.domain.cost.Cost;

import org.jspecify.annotations.Nullable;

/**
 * A model that may run a stage.
 *
 * @param score a higher one ranks better
 * @param cost the most that one call of it for the stage is estimated to cost; null when its price
 *     is not known
 */
public record Candidate(String model, double score, String reason, @Nullable Cost cost) {

    /** A model whose price is not known. */
    public Candidate(String model, double score, String reason) {
        this(model, score, reason, null);
    }
}
