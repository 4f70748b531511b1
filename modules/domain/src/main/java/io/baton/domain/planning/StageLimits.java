package io.baton.domain.planning;

import io.baton.domain.cost.Cost;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What the stages of one plan may cost.
 *
 * @param ceiling most for the whole task; null for no limit
 * @param byStage most for single stages of the chain; others may take all of it
 * @param leftOut why optional stages are left out for their cost, by stage
 */
record StageLimits(@Nullable Cost ceiling, Map<String, Cost> byStage, Map<String, String> leftOut) {
    static final StageLimits NONE = new StageLimits(null, Map.of(), Map.of());

    StageLimits {
        byStage = Map.copyOf(byStage);
        leftOut = Map.copyOf(leftOut);
    }

    @Nullable Cost of(String stage) {
        Cost own = byStage.get(stage);
        return own == null ? ceiling : own;
    }
}
