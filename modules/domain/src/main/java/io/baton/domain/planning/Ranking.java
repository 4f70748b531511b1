package io.baton.domain.planning;

import io.baton.domain.cost.Price;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;

import org.jspecify.annotations.Nullable;

/**
 * How well a model within the limits suits a stage, 0..1: a weighted mean of how good it is
 * (discounted by up to 30 % where that is not sure), how fast it is, and how little it needs; less
 * by up to half for calls that failed lately, and much less while its circuit is open. A model that
 * is no language model comes after every one that is: it picks from the input, and whoever asked
 * expects an answer.
 *
 * <p>How little it needs is its memory, and where efficiency counts (a little, where the priorities
 * are balanced) also its price.
 *
 * <p>How fast it is, is what was measured; of a model that has hardly been called, being resident
 * and being small stand for it.
 */
final class Ranking {
    private static final double LAST_RESORT = 0.1;
    private static final double TYPICAL_BYTES = 8e9;

    /** A call of this many seconds counts half as fast as one that takes no time. */
    private static final double TYPICAL_SECONDS = 10;

    /** Fewer calls than these say little. */
    private static final int TELLING_CALLS = 5;

    /** What loading a model first costs of its speed. */
    private static final double NOT_LOADED = 0.75;

    private static final double OPEN_CIRCUIT = 0.2;

    /** 3 units a million tokens, in millionths of a millionth. */
    private static final double TYPICAL_PRICE = 3e12;

    /** As if at the typical price: not to be told must not pay. */
    private static final double UNKNOWN_PRICE = 0.5;

    private Ranking() {}

    static double value(ModelDescriptor model, ModelPerformance seen, StageNeed need) {
        String capability = need.capability();
        double good = quality(model, capability);
        double fast = swiftness(model, seen);
        double small = smallness(model);
        double cheap = cheapness(model.price());
        double value =
                switch (need.constraints().priority()) {
                    case BALANCED -> 0.60 * good + 0.25 * fast + 0.15 * small * cheap;
                    case SPEED -> 0.25 * good + 0.65 * fast + 0.10 * small;
                    case QUALITY -> 0.92 * good + 0.05 * fast + 0.03 * small;
                    case EFFICIENCY -> 0.35 * good + 0.15 * fast + 0.50 * small * cheap;
                };
        value *= soundness(seen);
        double ranked =
                model.generative() ? LAST_RESORT + (1 - LAST_RESORT) * value : LAST_RESORT * value;
        return Math.round(ranked * 10_000) / 10_000.0;
    }

    /** What that value rests on, for a person. */
    static String reason(ModelDescriptor model, ModelPerformance seen, String capability) {
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
        text += priced(model.price());
        text += observed(seen);
        return model.generative() ? text : text + ", no language model: last resort";
    }

    private static String priced(@Nullable Price price) {
        return price == null || price.isFree()
                ? ""
                : ", "
                        + price.inputPerMillion().toPlainString()
                        + " + "
                        + price.outputPerMillion().toPlainString()
                        + " a million tokens";
    }

    private static String observed(ModelPerformance seen) {
        String text = "";
        if (seen.calls() > 0) {
            text +=
                    ", "
                            + Figures.seconds(seen.typical())
                            + " a call over "
                            + seen.calls()
                            + (seen.calls() == 1 ? " call" : " calls");
        }
        if (seen.errorRate() > 0) {
            text += ", " + Math.round(seen.errorRate() * 100) + " % failed lately";
        }
        return switch (seen.circuit()) {
            case CLOSED -> text;
            case HALF_OPEN -> text + ", being tried again";
            case OPEN -> text + ", left alone for now: its last calls failed";
        };
    }

    private static double quality(ModelDescriptor model, String capability) {
        CapabilityScore score = model.capabilities().get(capability);
        return score == null ? 0 : score.score() * (0.7 + 0.3 * score.confidence());
    }

    private static double swiftness(ModelDescriptor model, ModelPerformance seen) {
        double loaded = model.resident() ? 1 : NOT_LOADED;
        double guessed = (model.resident() ? 0.6 : 0) + 0.4 * smallness(model);
        if (seen.typical().isZero()) {
            return guessed;
        }
        double seconds = seen.typical().toMillis() / 1000.0;
        double measured = loaded * TYPICAL_SECONDS / (TYPICAL_SECONDS + seconds);
        double trust = trust(seen);
        return trust * measured + (1 - trust) * guessed;
    }

    private static double trust(ModelPerformance seen) {
        return seen.calls() / (double) (seen.calls() + TELLING_CALLS);
    }

    private static double soundness(ModelPerformance seen) {
        // Of a half-open circuit nobody knows: past failures must not keep it from being tried.
        return switch (seen.circuit()) {
            case CLOSED -> 1 - 0.5 * seen.errorRate() * trust(seen);
            case HALF_OPEN -> 1;
            case OPEN -> OPEN_CIRCUIT;
        };
    }

    /**
     * Of a million tokens, a quarter of them in answers: 1 when free, half at the typical price.
     */
    private static double cheapness(@Nullable Price price) {
        if (price == null) {
            return UNKNOWN_PRICE;
        }
        double blended =
                0.75e6 * price.inputPerToken().picos() + 0.25e6 * price.outputPerToken().picos();
        return TYPICAL_PRICE / (TYPICAL_PRICE + blended);
    }

    private static double smallness(ModelDescriptor model) {
        return model.memoryBytes() <= 0
                ? 0.5
                : TYPICAL_BYTES / (TYPICAL_BYTES + model.memoryBytes());
    }
}
