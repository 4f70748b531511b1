package io.baton.app.config;

import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What is learnt from what answers turned out to be worth.
 *
 * @param enabled whether outcomes are recorded and scores follow them
 * @param halfLife after which an outcome counts half
 * @param explore whether models of which little is known are tried now and then
 * @param exploreBound how far a score is moved for that at most, 0..0.5
 */
public record LearningSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("7d") Duration halfLife,
        @DefaultValue("false") boolean explore,
        @DefaultValue("0.1") double exploreBound) {

    /** By then an outcome counts a sixteenth: neither is it kept longer, nor read. */
    private static final int HALF_LIVES = 4;

    public LearningSettings {
        Range.check(
                "baton.learning.half-life", halfLife, Duration.ofMinutes(1), Duration.ofDays(365));
        Range.check("baton.learning.explore-bound", exploreBound, 0, 0.5);
    }

    /** How long an outcome is remembered. */
    public Duration memory() {
        return halfLife.multipliedBy(HALF_LIVES);
    }
}
