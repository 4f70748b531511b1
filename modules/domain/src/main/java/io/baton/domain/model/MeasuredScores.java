package io.baton.domain.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores that were measured before, by id of the model and capability. They go before what a
 * model's name or its provider suggests, and after what somebody configured.
 */
public record MeasuredScores(Map<String, Map<String, CapabilityScore>> byModel) {

    /** None. */
    public static final MeasuredScores NONE = new MeasuredScores(Map.of());

    public MeasuredScores {
        Map<String, Map<String, CapabilityScore>> copy = new LinkedHashMap<>();
        byModel.forEach((model, scores) -> copy.put(model, Map.copyOf(scores)));
        byModel = Map.copyOf(copy);
    }

    /** These, with others that win where both have a score. */
    public MeasuredScores with(MeasuredScores newer) {
        Map<String, Map<String, CapabilityScore>> all = new HashMap<>(byModel);
        newer.byModel.forEach(
                (model, scores) -> {
                    Map<String, CapabilityScore> joined =
                            new HashMap<>(all.getOrDefault(model, Map.of()));
                    joined.putAll(scores);
                    all.put(model, joined);
                });
        return new MeasuredScores(all);
    }

    /**
     * The model with what was measured of it. A capability that the model does not claim is added
     * only to a language model whose capabilities nobody configured: who lists them means the list.
     */
    public ModelDescriptor applyTo(ModelDescriptor model) {
        Map<String, CapabilityScore> measured = byModel.getOrDefault(model.id(), Map.of());
        if (measured.isEmpty()) {
            return model;
        }
        boolean open =
                model.generative()
                        && model.capabilities().values().stream()
                                .noneMatch(CapabilityScore::isConfigured);
        Map<String, CapabilityScore> scores = new HashMap<>(model.capabilities());
        measured.forEach(
                (capability, score) -> {
                    CapabilityScore known = scores.get(capability);
                    if (known == null ? open : !known.isConfigured()) {
                        scores.put(capability, score);
                    }
                });
        return model.withCapabilities(scores);
    }
}
