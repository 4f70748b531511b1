package io.baton.domain.planning;

import io.baton.domain.planning.Plan.CapabilitySource;

import org.jspecify.annotations.Nullable;

/**
 * The capability a task needs.
 *
 * @param confidence how sure that is, 0..1
 * @param doubt what is unsure, as a sentence; null when nothing is
 * @param decided whether a {@link SecondOpinion} settled what the text alone left in doubt
 */
record DetectedCapability(
        String capability,
        double confidence,
        CapabilitySource source,
        @Nullable String doubt,
        boolean decided) {

    DetectedCapability(
            String capability, double confidence, CapabilitySource source, @Nullable String doubt) {
        this(capability, confidence, source, doubt, false);
    }
}
