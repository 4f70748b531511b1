package io.baton.domain.model;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Learns how many tokens a provider counts for each that was estimated for a prompt. What is learnt
 * may make a prompt seem to fit that did not before, so it errs on the side of too many: one call
 * that took more than thought corrects upwards at once, and only many calls that took less correct
 * downwards, little by little and never below {@link #LOWEST}.
 *
 * <p>Some servers count nothing, or only the part of a prompt that they had not processed before
 * (Ollama with a cached prefix). Counts lower than any vocabulary explains are passed over; others
 * that are too low matter little, since a high quantile decides.
 *
 * <p>Safe for use by many threads.
 */
public final class TokenFactor {
    /**
     * The estimate is 1.3 times the tokens of cl100k, a vocabulary known exactly, to cover other
     * ones. The correction may take back what was added for other vocabularies, but not claim one
     * denser than cl100k: 1.3 × 0.8 is still 1.04 times its count. That matters when a text is of
     * another kind than those that were learnt from; between prose, code and Chinese the same
     * vocabulary differs by more than what any margin would cover.
     */
    public static final double LOWEST = 0.8;

    /** More than any vocabulary needs; beyond it the provider counts something else. */
    public static final double HIGHEST = 2;

    /** Shorter prompts tell more about the chat template than about the vocabulary. */
    static final int TELLING_TOKENS = 256;

    /** Calls after which a correction downwards begins. */
    static final int CALLS = 20;

    private static final int REMEMBERED = 200;
    private static final double QUANTILE = 0.95;
    private static final double MARGIN = 1.05;

    /** What one call takes off at most. */
    private static final double STEP = 0.01;

    /**
     * Of nine vocabularies none took less than 0.44 times the tokens of cl100k (docs of the
     * estimator), which is 0.34 of the estimate: less is a count of a part.
     */
    private static final double IMPLAUSIBLE = 0.34;

    private final Deque<Double> ratios = new ArrayDeque<>();
    private double factor = 1;
    private boolean known;

    /**
     * Takes in one call.
     *
     * @param estimated tokens that were estimated for its whole prompt
     * @param counted tokens that the provider counted; 0 when it does not say
     */
    public synchronized void learn(int estimated, int counted) {
        double ratio = estimated < TELLING_TOKENS ? 0 : counted / (double) estimated;
        if (ratio < IMPLAUSIBLE) {
            return;
        }
        if (ratios.size() == REMEMBERED) {
            ratios.removeFirst();
        }
        ratios.addLast(ratio);
        double needed = bounded(ratio);
        double usual = bounded(quantile());
        if (needed > factor) {
            factor = needed;
            known = true;
        } else if (ratios.size() >= CALLS) {
            factor = Math.max(usual, factor - STEP);
            known = true;
        }
    }

    /** Within {@link #LOWEST} and {@link #HIGHEST}, with a margin; 0 when nothing is known yet. */
    public synchronized double value() {
        return known ? factor : 0;
    }

    private static double bounded(double ratio) {
        return Math.clamp(ratio * MARGIN, LOWEST, HIGHEST);
    }

    private double quantile() {
        double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1L, (long) (QUANTILE * sorted.length))];
    }
}
