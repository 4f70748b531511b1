package io.baton.domain.learning;

import io.baton.domain.model.CapabilityScore;

import java.util.Locale;
import java.util.Random;

/**
 * What is believed about a model at one capability: a Beta distribution of the chance that an
 * answer of it is good. The score it is known by counts as {@value #LEAST} to {@value #SUREST}
 * judgements, by its confidence; what was observed is added to that.
 *
 * @param prior what it is known by
 * @param evidence what was observed, as of now
 */
record Posterior(CapabilityScore prior, Evidence evidence) {
    private static final double LEAST = 4;
    private static final double SUREST = 20;

    /** Evidence that has faded below this says nothing any more. */
    private static final double NEGLIGIBLE = 0.05;

    private double strength() {
        return LEAST + (SUREST - LEAST) * prior.confidence();
    }

    private double alpha() {
        return prior.score() * strength() + evidence.good();
    }

    private double beta() {
        return (1 - prior.score()) * strength() + evidence.bad();
    }

    double mean() {
        return alpha() / (alpha() + beta());
    }

    /**
     * The score with what was observed, not below the floor unless it was so before; the prior
     * itself when nothing was.
     */
    CapabilityScore score(double floor) {
        if (evidence.weight() < NEGLIGIBLE) {
            return prior;
        }
        double score = Math.max(mean(), Math.min(prior.score(), floor));
        double unsure = (1 - prior.confidence()) * strength() / (strength() + evidence.weight());
        int outcomes = (int) Math.max(1, Math.round(evidence.outcomes()));
        return new CapabilityScore(
                Math.clamp(score, 0, 1),
                Math.clamp(1 - unsure, 0, 1),
                prior.samples() + outcomes,
                String.format(
                        Locale.ROOT,
                        "%s %.2f, learnt from %d %s",
                        prior.source(),
                        prior.score(),
                        outcomes,
                        outcomes == 1 ? "outcome" : "outcomes"));
    }

    /** How far one draw lies from the mean, at most so far. */
    double shift(Random random, double bound) {
        return Math.clamp(BetaDraw.of(alpha(), beta(), random) - mean(), -bound, bound);
    }
}
