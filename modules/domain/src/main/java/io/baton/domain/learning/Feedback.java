package io.baton.domain.learning;

import java.time.Instant;

/**
 * How good a user found the answer of a task.
 *
 * @param score 0 for bad to 1 for good
 * @param at when it was heard
 */
public record Feedback(double score, Instant at) {
    public Feedback {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "score must be within 0 (bad) to 1 (good), but is " + score);
        }
    }
}
