package io.baton.domain.planning;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;

/**
 * How well a model within the limits suits a stage, 0..1: a weighted mean of how good it is
 * (discounted by up to 30 % where that is not sure), whether it is resident, and how small it is.
 * Size stands for speed and cost until those are measured. A model that is no language model comes
 * after every one that is: it picks from the input, and whoever asked expects an answer.
 */
final class Ranking {
    private static final double LAST_RESORT = 0.1;
    private static final double TYPICAL_BYTES = 8e9;

    private Ranking() {}

    static double value(ModelDescriptor model, StageNeed need) {
        String capability = need.capability();
        double value =
                switch (need.constraints().priority()) {
                    case BALANCED -> mean(model, capability, 0.60, 0.20, 0.20);
                    case SPEED -> mean(model, capability, 0.25, 0.35, 0.40);
                    case QUALITY -> mean(model, capability, 0.92, 0.05, 0.03);
                    case EFFICIENCY -> mean(model, capability, 0.35, 0.10, 0.55);
                };
        double ranked =
                model.generative() ? LAST_RESORT + (1 - LAST_RESORT) * value : LAST_RESORT * value;
        return Math.round(ranked * 10_000) / 10_000.0;
    }

    /** What that value rests on, for a person. */
    static String reason(ModelDescriptor model, String capability) {
        CapabilityScore score = model.capabilities().get(capability);
        String text =
                score == null
                        ? "named by the task, has no score for " + capability
                        : capability
                                + " "
                                + Figures.hundredths(score.score())
                                + " ("
                                + score.source()
                                + ")";
        text += model.resident() ? ", resident" : ", not loaded";
        text += model.memoryBytes() > 0 ? ", " + Figures.memory(model.memoryBytes()) : "";
        text += ", window " + model.contextWindow();
        return model.generative() ? text : text + ", no language model: last resort";
    }

    private static double mean(
            ModelDescriptor model, String capability, double good, double resident, double small) {
        CapabilityScore score = model.capabilities().get(capability);
        double quality = score == null ? 0 : score.score() * (0.7 + 0.3 * score.confidence());
        return good * quality + (model.resident() ? resident : 0) + small * smallness(model);
    }

    private static double smallness(ModelDescriptor model) {
        return model.memoryBytes() <= 0
                ? 0.5
                : TYPICAL_BYTES / (TYPICAL_BYTES + model.memoryBytes());
    }
}
