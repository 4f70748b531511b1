package io.baton.domain.planning;

import io.baton.domain.planning.Plan.CapabilitySource;

import org.jspecify.annotations.Nullable;

/**
 * The capability a task needs.
 *
 * @param confidence how sure that is, 0..1
 * @param doubt what is unsure, as a sentence; null when nothing is
 */
record DetectedCapability(
        String capability, double confidence, CapabilitySource source, @Nullable String doubt) {}
