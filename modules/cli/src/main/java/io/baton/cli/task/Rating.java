package io.baton.cli.task;

import java.util.Locale;

/**
 * How good somebody found an answer.
 *
 * @param score 0 for bad to 1 for good
 */
public record Rating(double score) {

    /**
     * Reads {@code good}, {@code bad} or a number.
     *
     * @throws IllegalArgumentException when it is neither; the message says what is wanted
     */
    public static Rating parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "good" -> new Rating(1);
            case "bad" -> new Rating(0);
            default -> new Rating(number(text));
        };
    }

    private static double number(String text) {
        double score;
        try {
            score = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            score = Double.NaN;
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "RATING is '%s'; give good, bad or a number from 0 (bad) to 1 (good)."
                            .formatted(text));
        }
        return score;
    }

    @Override
    public String toString() {
        if (score == 0 || score == 1) {
            return score == 1 ? "good" : "bad";
        }
        return Double.toString(score);
    }
}
