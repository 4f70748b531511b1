package io.baton.domain.learning;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What one answer of a model was worth in somebody's judgement. That a model could not be reached
 * or was too slow is no lesson: its performance tells of that.
 *
 * @param model id of the model that answered
 * @param capability what the answering stage needed
 * @param source who judged
 * @param quality how good it was, 0 for bad to 1 for good
 * @param weight how much that counts, above 0; a reviewer's verdict counts 1 at most
 * @param judge id of the model that judged; null when none did
 * @param at when it was judged
 * @param replaced the earlier judgement of the same source and weight that this one stands instead
 *     of; null when there is none
 */
public record Lesson(
        String model,
        String capability,
        Source source,
        double quality,
        double weight,
        @Nullable String judge,
        Instant at,
        @Nullable Feedback replaced) {

    /** Who judged. */
    public enum Source {
        /** A reviewing model, by its verdict. */
        REVIEW,
        /** The check of an answer that should be JSON. */
        FORMAT,
        /** A user. */
        FEEDBACK
    }

    public Lesson {
        if (!(quality >= 0 && quality <= 1 && weight > 0 && weight <= MOST_WEIGHT)) {
            throw new IllegalArgumentException(
                    "quality must be within 0..1 and weight above 0 and at most "
                            + MOST_WEIGHT
                            + ", but they are "
                            + quality
                            + " and "
                            + weight);
        }
    }

    /** No single judgement outweighs so many verdicts. */
    public static final double MOST_WEIGHT = 10;
}
