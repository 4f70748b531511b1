package io.baton.domain.planning;

import io.baton.domain.chain.ChainStage;
import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans the stages of a task with a ceiling of cost. Invariant: what the first candidates of all
 * stages may cost together stays within the ceiling, or the task is refused.
 *
 * <p>When the best models are too expensive together, mandatory stages choose first, each leaving
 * to the others what their cheapest model may cost; so no executor starves behind an optional stage
 * that comes before it. An optional stage for whose cheapest model nothing is left is left out.
 */
final class BudgetedStages {
    private final Cost ceiling;
    private final List<ChainStage> chain;
    private final Pass pass;
    private final Map<String, String> leftOut = new HashMap<>();

    private BudgetedStages(Cost ceiling, List<ChainStage> chain, Pass pass) {
        this.ceiling = ceiling;
        this.chain = chain;
        this.pass = pass;
    }

    /** Plans all stages of the chain. */
    @FunctionalInterface
    interface Pass {
        StagePlanner within(StageLimits limits);
    }

    /** The planner that has planned all stages, or refused the task. */
    static StagePlanner of(Cost ceiling, List<ChainStage> chain, Pass pass) {
        StagePlanner best = pass.within(new StageLimits(ceiling, Map.of(), Map.of()));
        if (best.refusal() != null || !best.cost().exceeds(ceiling)) {
            return best;
        }
        return new BudgetedStages(ceiling, chain, pass).shared(best);
    }

    private StagePlanner shared(StagePlanner best) {
        Map<String, Cost> least = new LinkedHashMap<>();
        Cost sum = Cost.NONE;
        for (ChainStage stage : byPriority()) {
            Cost cheapest = best.least(stage.id());
            if (cheapest == null) {
                continue;
            }
            if (!sum.plus(cheapest).exceeds(ceiling)) {
                least.put(stage.id(), cheapest);
                sum = sum.plus(cheapest);
            } else if (stage.optional()) {
                leftOut.put(stage.id(), tooExpensive(cheapest, ceiling.less(sum)));
            } else {
                best.refuse(mandatoryTooExpensive(best));
                return best;
            }
        }
        return chosen(best, least);
    }

    private StagePlanner chosen(StagePlanner best, Map<String, Cost> least) {
        StagePlanner planner =
                least.isEmpty() ? pass.within(new StageLimits(ceiling, Map.of(), leftOut)) : best;
        Map<String, Cost> limits = new HashMap<>();
        Cost chosen = Cost.NONE;
        Cost later = Cost.sum(least.values());
        for (Map.Entry<String, Cost> stage : least.entrySet()) {
            later = later.less(stage.getValue());
            limits.put(stage.getKey(), ceiling.less(chosen).less(later));
            planner = pass.within(new StageLimits(ceiling, limits, leftOut));
            if (planner.refusal() != null) {
                return planner;
            }
            chosen = chosen.plus(planner.cost(stage.getKey()));
        }
        return planner;
    }

    private List<ChainStage> byPriority() {
        List<ChainStage> ordered = new ArrayList<>();
        chain.stream().filter(stage -> !stage.optional()).forEach(ordered::add);
        chain.stream().filter(ChainStage::optional).forEach(ordered::add);
        return ordered;
    }

    private String tooExpensive(Cost cheapest, Cost left) {
        return "Its cheapest model may cost %s, but the stages that must run leave %s of the task's ceiling of %s."
                .formatted(cheapest, left, ceiling);
    }

    private ModelOrchestratorError mandatoryTooExpensive(StagePlanner best) {
        Map<String, Cost> mandatory = new LinkedHashMap<>();
        for (ChainStage stage : chain) {
            Cost cheapest = best.least(stage.id());
            if (!stage.optional() && cheapest != null) {
                mandatory.put(stage.id(), cheapest);
            }
        }
        List<String> each = new ArrayList<>();
        mandatory.forEach((stage, cost) -> each.add(stage + " " + cost));
        Cost needed = Cost.sum(mandatory.values());
        return ModelOrchestratorError.of(
                ErrorCode.BUDGET_EXCEEDED,
                "The stages that must run may cost %s together even with their cheapest models (%s), but the task's ceiling is %s. Raise constraints.maxCost, lower constraints.maxOutputTokens, or add a cheaper model."
                        .formatted(needed, String.join(", ", each), ceiling),
                Map.of(
                        "field",
                        "constraints.maxCost",
                        "maxCost",
                        ceiling.toString(),
                        "neededCost",
                        needed.toString(),
                        "stages",
                        String.join(", ", each)));
    }
}
