package io.baton.domain.planning;

import io.baton.domain.cost.Cost;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.planning.Rejection.Reason;

import org.jspecify.annotations.Nullable;

/**
 * What no ranking can make good. The cost comes last, so that a model rejected for it would do for
 * a higher ceiling; the context window, which a shorter prompt would fit, and the memory come just
 * before.
 *
 * <p>A named model may serve a capability it has no score for, if it is a language model. A model
 * whose memory is not known is not rejected for it.
 */
final class HardLimits {
    private final StageNeed need;
    private final ModelCatalog catalog;
    private final boolean anyModel;
    private final double score;
    private final long memory;
    private final boolean anyTags;
    private final @Nullable Cost limit;

    /**
     * The limits of one need, worked out once for all models.
     *
     * @param catalog knows how the models count tokens
     */
    HardLimits(StageNeed need, ModelCatalog catalog) {
        Long memoryLimit = need.constraints().maxMemoryBytes();
        this.need = need;
        this.catalog = catalog;
        this.anyModel = need.named().isEmpty();
        this.score = need.score();
        this.memory = memoryLimit == null ? Long.MAX_VALUE : memoryLimit;
        this.limit = need.limit();
        this.anyTags = need.constraints().requiredTags().isEmpty();
    }

    /** Why that model may not serve the need; null when it may. */
    @Nullable Reason violated(ModelDescriptor model) {
        if (!anyModel && !need.named().contains(model.id())) {
            return Reason.NOT_THE_NAMED_MODEL;
        }
        CapabilityScore own = model.capabilities().get(need.capability());
        if (own == null ? anyModel || !model.generative() : lacksLanguage(model)) {
            return Reason.NO_CAPABILITY;
        }
        if ((own == null ? 0 : own.score()) < score) {
            return Reason.SCORE_TOO_LOW;
        }
        if (!anyTags && !model.tags().containsAll(need.constraints().requiredTags())) {
            return Reason.TAG_MISSING;
        }
        if (model.memoryBytes() > memory) {
            return Reason.MEMORY_TOO_LARGE;
        }
        if (model.contextWindow() < need.window(catalog.performance(model.id()))) {
            return Reason.CONTEXT_TOO_SMALL;
        }
        return limit == null ? null : overpriced(model, limit);
    }

    private @Nullable Reason overpriced(ModelDescriptor model, Cost most) {
        Cost cost = need.cost(model);
        if (cost == null) {
            return Reason.PRICE_UNKNOWN;
        }
        return cost.exceeds(most) ? Reason.COST_TOO_HIGH : null;
    }

    private boolean lacksLanguage(ModelDescriptor model) {
        return need.languageModel() && !model.generative();
    }

    /** The same for a person. */
    Rejection rejection(ModelDescriptor model, Reason reason) {
        return new Rejection(model.id(), reason, sentence(model, reason));
    }

    private String sentence(ModelDescriptor model, Reason reason) {
        return switch (reason) {
            case NO_CAPABILITY -> noCapability(model);
            case SCORE_TOO_LOW ->
                    need.capability()
                            + " score "
                            + Figures.hundredths(score(model, need.capability()))
                            + " is below the "
                            + Figures.hundredths(need.score())
                            + " needed";
            case TAG_MISSING ->
                    "lacks a tag of "
                            + need.constraints().requiredTags().stream().sorted().toList();
            case MEMORY_TOO_LARGE -> {
                Long limit = need.constraints().maxMemoryBytes();
                yield "needs "
                        + Figures.memory(model.memoryBytes())
                        + " of memory, the task allows "
                        + Figures.memory(limit == null ? 0 : limit);
            }
            case CONTEXT_TOO_SMALL -> contextTooSmall(model);
            case COST_TOO_HIGH -> costTooHigh(model);
            case PRICE_UNKNOWN ->
                    "its price is not known, which a task with a ceiling of "
                            + need.constraints().maxCost()
                            + " needs: set price of it under baton.models";
            case NOT_THE_NAMED_MODEL -> "the task names another model";
            case NOT_AVAILABLE -> "cannot be called now";
        };
    }

    private String noCapability(ModelDescriptor model) {
        return model.generative() || !model.capabilities().containsKey(need.capability())
                ? "has no score for " + need.capability()
                : "is no language model, which an answer to a JSON schema needs";
    }

    private String contextTooSmall(ModelDescriptor model) {
        ModelPerformance seen = catalog.performance(model.id());
        long prompt = need.prompt(seen);
        long window = need.window(seen);
        return "its window of "
                + model.contextWindow()
                + " tokens is smaller than "
                + (window > prompt + need.outputTokens()
                        ? "the " + window + " the task asks for"
                        : prompt
                                + " for the prompt"
                                + corrected(seen)
                                + " and "
                                + need.outputTokens()
                                + " for the answer");
    }

    private String costTooHigh(ModelDescriptor model) {
        Cost ceiling = need.constraints().maxCost();
        Cost limit = need.limit();
        return "a call may cost "
                + need.cost(model)
                + (limit == null || limit.equals(ceiling)
                        ? ", the task's ceiling is " + ceiling
                        : ", of the task's ceiling of "
                                + ceiling
                                + " there is "
                                + limit
                                + " for it");
    }

    private String corrected(ModelPerformance seen) {
        return seen.tokenFactor() == 0 || seen.tokenFactor() == 1
                ? ""
                : " (estimated "
                        + need.promptTokens()
                        + ", times "
                        + Figures.hundredths(seen.tokenFactor())
                        + " as it has counted so far)";
    }

    static double score(ModelDescriptor model, String capability) {
        CapabilityScore score = model.capabilities().get(capability);
        return score == null ? 0 : score.score();
    }
}
