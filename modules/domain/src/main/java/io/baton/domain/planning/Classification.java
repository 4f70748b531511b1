package io.baton.domain.planning;

import java.util.Map;

/**
 * What a {@link CapabilityClassifier} takes a text for.
 *
 * @param capability the most probable capability
 * @param confidence how sure that is, 0..1: of the guesses made with 0.9, nine in ten are right
 * @param probabilities probability by capability, 0..1, adding up to about 1; may be empty
 */
public record Classification(
        String capability, double confidence, Map<String, Double> probabilities) {

    public Classification {
        probabilities = Map.copyOf(probabilities);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "confidence must be within 0..1, but is " + confidence);
        }
    }
}
