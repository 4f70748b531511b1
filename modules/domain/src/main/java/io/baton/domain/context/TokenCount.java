package io.baton.domain.context;

import io.baton.domain.planning.TokenEstimator;

/**
 * Counts what pieces of a text add to its tokens: an estimate alone has an allowance of its own.
 */
final class TokenCount {
    private final TokenEstimator estimator;
    private final int base;

    TokenCount(TokenEstimator estimator) {
        this.estimator = estimator;
        this.base = estimator.estimate("");
    }

    /** Tokens by which that text lengthens another one, 0 or more. */
    int of(String text) {
        return Math.max(0, estimator.estimate(text) - base);
    }
}
