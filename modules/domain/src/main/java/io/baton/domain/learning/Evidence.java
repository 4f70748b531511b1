package io.baton.domain.learning;

import java.time.Duration;
import java.time.Instant;

/**
 * What speaks for and against a model at one capability. All of it fades: what is one half-life old
 * counts half. Since it does so alike for every lesson, sums suffice, whatever the order in which
 * lessons are heard.
 *
 * @param good weight of what speaks for it
 * @param bad weight of what speaks against it
 * @param outcomes how many judgements it rests on, faded like their weights
 * @param at the moment for which that is so
 */
record Evidence(double good, double bad, double outcomes, Instant at) {
    /**
     * More would only make the past outweigh any change: with so much, about as many new judgements
     * tell that a model has become another one.
     */
    static final double MOST = 50;

    static Evidence none(Instant at) {
        return new Evidence(0, 0, 0, at);
    }

    double weight() {
        return good + bad;
    }

    /** The same at a later moment; an earlier one changes nothing. */
    Evidence fadedTo(Instant later, Duration halfLife) {
        if (!later.isAfter(at)) {
            return this;
        }
        double left = left(at, later, halfLife);
        return new Evidence(good * left, bad * left, outcomes * left, later);
    }

    /** With a lesson, which may be older than what is known. */
    Evidence with(Lesson lesson, Duration halfLife) {
        Evidence now = fadedTo(lesson.at(), halfLife);
        double left = left(lesson.at(), now.at, halfLife);
        double weight = lesson.weight() * left;
        return new Evidence(
                        now.good + lesson.quality() * weight,
                        now.bad + (1 - lesson.quality()) * weight,
                        now.outcomes + left,
                        now.at)
                .bounded();
    }

    /** Without what a judgement of that weight had added. */
    Evidence without(Feedback earlier, double weight, Duration halfLife) {
        double left = left(earlier.at(), at, halfLife);
        return new Evidence(
                Math.max(0, good - earlier.score() * weight * left),
                Math.max(0, bad - (1 - earlier.score()) * weight * left),
                Math.max(0, outcomes - left),
                at);
    }

    private Evidence bounded() {
        double scale = MOST / weight();
        return scale >= 1
                ? this
                : new Evidence(good * scale, bad * scale, Math.min(outcomes, MOST), at);
    }

    private static double left(Instant from, Instant to, Duration halfLife) {
        double age = Math.max(0, Duration.between(from, to).toMillis());
        return Math.pow(0.5, age / halfLife.toMillis());
    }
}
