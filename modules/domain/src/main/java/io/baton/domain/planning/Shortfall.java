package io.baton.domain.planning;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.planning.Rejection.Reason;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says why no model may run a stage, and what helps. Looked at only when that is so. */
final class Shortfall {
    private static final int LISTED = 5;

    private final ModelCatalog catalog;
    private final StageNeed need;
    private final HardLimits limits;
    private final Map<Reason, Long> counts;

    private final boolean condensable;

    private Shortfall(ModelCatalog catalog, StageNeed need, boolean condensable) {
        this.condensable = condensable;
        this.catalog = catalog;
        this.need = need;
        this.limits = new HardLimits(need, catalog);
        this.counts =
                catalog.models().stream()
                        .map(limits::violated)
                        .filter(reason -> reason != null)
                        .collect(
                                Collectors.groupingBy(
                                        reason -> reason,
                                        () -> new EnumMap<>(Reason.class),
                                        Collectors.counting()));
    }

    /**
     * The error for a stage of that name which no model of the catalog may run.
     *
     * @param condensable whether the task could allow its input to be condensed
     */
    static ModelOrchestratorError of(
            String stage,
            ModelCatalog catalog,
            StageNeed need,
            Selection selection,
            boolean condensable) {
        Shortfall shortfall = new Shortfall(catalog, need, condensable);
        Map<String, String> details = new TreeMap<>();
        details.put("stage", stage);
        details.put("capability", need.capability());
        List<String> rejected =
                selection.rejected().stream()
                        .limit(LISTED)
                        .map(rejection -> rejection.model() + ": " + rejection.reason())
                        .toList();
        if (!rejected.isEmpty()) {
            details.put("rejected", String.join("; ", rejected));
        }
        return shortfall.error(details);
    }

    private ModelOrchestratorError error(Map<String, String> details) {
        if (counts.containsKey(Reason.COST_TOO_HIGH)) {
            return costExceeded(details);
        }
        if (counts.containsKey(Reason.PRICE_UNKNOWN)) {
            return priceUnknown(details);
        }
        if (counts.containsKey(Reason.CONTEXT_TOO_SMALL)) {
            return contextExceeded(details);
        }
        if (counts.containsKey(Reason.MEMORY_TOO_LARGE)) {
            return memoryExceeded(details);
        }
        if (counts.containsKey(Reason.SCORE_TOO_LOW) || counts.containsKey(Reason.TAG_MISSING)) {
            return limitsTooNarrow(details);
        }
        return noCapability(details);
    }

    private ModelOrchestratorError contextExceeded(Map<String, String> details) {
        ModelDescriptor largest =
                best(
                        Reason.CONTEXT_TOO_SMALL,
                        Comparator.comparingInt(ModelDescriptor::contextWindow));
        ModelPerformance seen = catalog.performance(largest.id());
        details.put("neededTokens", Long.toString(need.window(seen)));
        details.put("promptTokens", Long.toString(need.prompt(seen)));
        details.put("outputTokens", Integer.toString(need.outputTokens()));
        details.put("largestWindow", Integer.toString(largest.contextWindow()));
        details.put("model", largest.id());
        return ModelOrchestratorError.of(
                ErrorCode.CONTEXT_EXCEEDED,
                "The task needs a context window of "
                        + need.window(seen)
                        + " tokens (about "
                        + need.prompt(seen)
                        + " for the prompt, "
                        + need.outputTokens()
                        + " for the answer), but the largest for "
                        + need.capability()
                        + " within the task's limits has "
                        + largest.contextWindow()
                        + " ("
                        + largest.id()
                        + "). Shorten the input, "
                        + (condensable
                                ? "let it be condensed (constraints.condenseInput: true), "
                                : "")
                        + "or configure a model with a larger window.",
                details);
    }

    private ModelOrchestratorError costExceeded(Map<String, String> details) {
        ModelDescriptor cheapest =
                best(
                        Reason.COST_TOO_HIGH,
                        Comparator.comparing(
                                model -> Objects.requireNonNull(need.cost(model)),
                                Comparator.reverseOrder()));
        String cost = String.valueOf(need.cost(cheapest));
        details.put("field", "constraints.maxCost");
        details.put("maxCost", String.valueOf(need.constraints().maxCost()));
        details.put("cheapestCost", cost);
        details.put("promptTokens", Integer.toString(need.promptTokens()));
        details.put("outputTokens", Integer.toString(need.outputTokens()));
        details.put("model", cheapest.id());
        return ModelOrchestratorError.of(
                ErrorCode.BUDGET_EXCEEDED,
                "One call of the cheapest model for "
                        + need.capability()
                        + " ("
                        + cheapest.id()
                        + ") may cost "
                        + cost
                        + " (about "
                        + need.promptTokens()
                        + " tokens of prompt, "
                        + need.outputTokens()
                        + " of answer), but the task's ceiling is "
                        + need.constraints().maxCost()
                        + ". Raise constraints.maxCost, lower constraints.maxOutputTokens, or add a"
                        + " cheaper model.",
                details);
    }

    private ModelOrchestratorError priceUnknown(Map<String, String> details) {
        ModelDescriptor one =
                best(
                        Reason.PRICE_UNKNOWN,
                        Comparator.comparingDouble(
                                model -> HardLimits.score(model, need.capability())));
        details.put("field", "constraints.maxCost");
        details.put("maxCost", String.valueOf(need.constraints().maxCost()));
        details.put("model", one.id());
        return ModelOrchestratorError.of(
                ErrorCode.BUDGET_EXCEEDED,
                "The task has a ceiling of "
                        + need.constraints().maxCost()
                        + ", but of no model for "
                        + need.capability()
                        + " is the price known, so that nobody can say whether one fits. Set price"
                        + " of "
                        + one.id()
                        + " under baton.models, or leave constraints.maxCost out.",
                details);
    }

    private ModelOrchestratorError memoryExceeded(Map<String, String> details) {
        ModelDescriptor smallest =
                best(
                        Reason.MEMORY_TOO_LARGE,
                        Comparator.comparingLong(ModelDescriptor::memoryBytes).reversed());
        Long limit = need.constraints().maxMemoryBytes();
        details.put("limitBytes", String.valueOf(limit));
        details.put("smallestBytes", Long.toString(smallest.memoryBytes()));
        details.put("model", smallest.id());
        return ModelOrchestratorError.of(
                ErrorCode.MEMORY_EXCEEDED,
                "The task allows "
                        + Figures.memory(limit == null ? 0 : limit)
                        + " of memory, but the smallest model for "
                        + need.capability()
                        + " needs "
                        + Figures.memory(smallest.memoryBytes())
                        + " ("
                        + smallest.id()
                        + "). Raise constraints.maxMemoryBytes, or install a smaller model.",
                details);
    }

    private ModelOrchestratorError limitsTooNarrow(Map<String, String> details) {
        Reason reason =
                counts.containsKey(Reason.TAG_MISSING) ? Reason.TAG_MISSING : Reason.SCORE_TOO_LOW;
        ModelDescriptor nearest =
                best(
                        reason,
                        Comparator.comparingDouble(
                                model -> HardLimits.score(model, need.capability())));
        String why = limits.rejection(nearest, reason).reason();
        details.put("model", nearest.id());
        return ModelOrchestratorError.of(
                ErrorCode.NO_CAPABLE_MODEL,
                "No model for "
                        + need.capability()
                        + " is within the limits; the nearest is "
                        + nearest.id()
                        + ": "
                        + why
                        + ". Loosen "
                        + (reason == Reason.TAG_MISSING
                                ? "constraints.requiredTags"
                                : "constraints.minScore or the configured minimum")
                        + ", or add a model: "
                        + ModelAdvice.command(need.capability()),
                details);
    }

    private ModelOrchestratorError noCapability(Map<String, String> details) {
        String command = ModelAdvice.command(need.capability());
        details.put("fix", command);
        String what =
                need.named().isEmpty()
                        ? "No model serves the capability " + need.capability()
                        : "The named model cannot serve the capability " + need.capability();
        if (need.languageModel() || !need.named().isEmpty()) {
            what += ", for which a language model is needed";
        }
        return ModelOrchestratorError.of(
                ErrorCode.NO_CAPABLE_MODEL, what + ". To add one: " + command, details);
    }

    private ModelDescriptor best(Reason reason, Comparator<ModelDescriptor> order) {
        return catalog.models().stream()
                .filter(model -> limits.violated(model) == reason)
                .max(order.thenComparing(ModelDescriptor::id, Comparator.reverseOrder()))
                .orElseThrow();
    }
}
