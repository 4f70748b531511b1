package io.baton.domain.planning;

import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One stage of a plan.
 *
 * @param id unique within the plan
 * @param dependsOn ids of earlier stages whose outcomes it needs
 * @param optional whether the task goes on without it
 * @param maxRevisions for a reviewer: how often it may send the executor back, 0 or more
 * @param differentModel whether its model must be another than those whose answers it gets
 * @param branchOf id of the stage that gathers its answer; null when it stands for itself
 * @param gathering how it makes one answer of its branches'; null when it has none
 * @param candidates models that may run it, best first
 * @param skipReason why it is left out from the start; null when it runs
 * @param condenseTo tokens to which it condenses the task's input, which no other stage gets then;
 *     0 for any other stage
 */
public record PlannedStage(
        String id,
        Role role,
        String capability,
        List<String> dependsOn,
        boolean optional,
        int maxRevisions,
        boolean differentModel,
        @Nullable String branchOf,
        @Nullable Gathering gathering,
        List<Candidate> candidates,
        List<Rejection> rejected,
        int estimatedPromptTokens,
        int maxOutputTokens,
        @Nullable String skipReason,
        int condenseTo) {

    public PlannedStage {
        dependsOn = List.copyOf(dependsOn);
        candidates = List.copyOf(candidates);
        rejected = List.copyOf(rejected);
    }

    /** What one call of its first candidate may cost; empty when that price is not known. */
    public Optional<Cost> cost() {
        if (!callsModel()) {
            return Optional.of(Cost.NONE);
        }
        return candidates.isEmpty()
                ? Optional.of(Cost.NONE)
                : Optional.ofNullable(candidates.getFirst().cost());
    }

    /** The least that one call for it may cost, as far as prices are known. */
    public Cost leastCost() {
        return callsModel()
                ? candidates.stream()
                        .flatMap(it -> Optional.ofNullable(it.cost()).stream())
                        .min(Comparator.naturalOrder())
                        .orElse(Cost.NONE)
                : Cost.NONE;
    }

    /** Whether its first round calls a model. */
    private boolean callsModel() {
        return skipReason == null && (gathering == null || needsModel(gathering.by()));
    }

    /** Whether answers are made one by a model. */
    static boolean needsModel(Gather by) {
        return by == Gather.BEST_OF || by == Gather.MERGE;
    }

    /** A stage that does not condense the input for the others. */
    public PlannedStage(
            String id,
            Role role,
            String capability,
            List<String> dependsOn,
            boolean optional,
            int maxRevisions,
            boolean differentModel,
            @Nullable String branchOf,
            @Nullable Gathering gathering,
            List<Candidate> candidates,
            List<Rejection> rejected,
            int estimatedPromptTokens,
            int maxOutputTokens,
            @Nullable String skipReason) {
        this(
                id,
                role,
                capability,
                dependsOn,
                optional,
                maxRevisions,
                differentModel,
                branchOf,
                gathering,
                candidates,
                rejected,
                estimatedPromptTokens,
                maxOutputTokens,
                skipReason,
                0);
    }

    /** The same stage as the one that condenses the input for the others. */
    PlannedStage condensing(int promptTokens, int target) {
        return new PlannedStage(
                id,
                role,
                capability,
                dependsOn,
                optional,
                maxRevisions,
                differentModel,
                branchOf,
                gathering,
                candidates,
                rejected,
                promptTokens,
                maxOutputTokens,
                skipReason,
                target);
    }

    /**
     * How a stage makes one answer of its branches'.
     *
     * @param needed how many branches must have answered, 1 or more
     */
    public record Gathering(Gather by, int needed) {}
}
