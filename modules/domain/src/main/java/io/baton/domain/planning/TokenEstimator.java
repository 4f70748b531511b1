package io.baton.domain.planning;

/** Estimates how many tokens a text takes in any model, rather too many than too few. */
@FunctionalInterface
public interface TokenEstimator {

    /** Tokens of that text, 0 or more; never less than a model is likely to count. */
    int estimate(String text);
}
