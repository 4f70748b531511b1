package io.baton.domain.planning;

import io.baton.domain.chain.Chain;
import io.baton.domain.chain.ChainStage;
import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Plans for a task whose input fits no model and may be condensed: a stage before all others
 * condenses it, and the others get what came of that in its place. It is the chain's own context
 * stage where there is one.
 */
final class Condensing {
    /** A shorter text would say too little about an input that is too long for a model. */
    private static final int LEAST_TARGET = 256;

    private static final int MOST_TARGET = 16_384;

    private Condensing() {}

    /** Whether that refusal, or the lack of one, leaves something to gain by condensing. */
    static boolean helps(Task task, StagePlanner whole) {
        ModelOrchestratorError refusal = whole.refusal();
        return task.constraints().condenseInput()
                && task.input() != null
                && (refusal == null
                        ? whole.onlyExtracts()
                        : refusal.code() == ErrorCode.CONTEXT_EXCEEDED);
    }

    /**
     * The best plan with a condensed input: as long as models have room for, but up to half shorter
     * when more optional stages run then. When that costs too much at every length, the plan that
     * says so; empty when no length makes a plan of language models.
     *
     * @param input tokens of the whole input
     * @param planned the stages planned for an input condensed to so many tokens
     */
    static Optional<StagePlanner> best(int input, IntFunction<StagePlanner> planned) {
        List<StagePlanner> good = new ArrayList<>();
        StagePlanner tooDear = null;
        int longest = 0;
        int target = Math.min(MOST_TARGET, input / 3 * 2);
        while (target >= LEAST_TARGET && target >= longest / 2) {
            StagePlanner plan = planned.apply(target);
            if (plan.refusal() == null && !plan.onlyExtracts()) {
                good.add(plan);
                longest = Math.max(longest, target);
            } else if (isTooDear(plan)) {
                tooDear = plan;
            }
            target = target / 4 * 3;
        }
        Optional<StagePlanner> refused = Optional.ofNullable(tooDear);
        return good.stream().max(Comparator.comparingInt(StagePlanner::running)).or(() -> refused);
    }

    private static boolean isTooDear(StagePlanner plan) {
        ModelOrchestratorError refusal = plan.refusal();
        return refusal != null && refusal.code() == ErrorCode.BUDGET_EXCEEDED;
    }

    /** The stage of that chain that condenses, mandatory and before all others. */
    static ChainStage stage(Chain chain) {
        String own = own(chain).map(ChainStage::capability).orElse(null);
        return ChainStage.mandatory(
                own(chain).map(ChainStage::id).orElse(freeId(chain)),
                Role.CONTEXT,
                own == null ? "summarization" : own);
    }

    /** The other stages of that chain, each after the one that condenses. */
    static List<ChainStage> others(Chain chain, ChainStage condenser) {
        return chain.stages().stream()
                .filter(stage -> !stage.id().equals(condenser.id()))
                .map(stage -> stage.after(condenser.id()))
                .toList();
    }

    private static Optional<ChainStage> own(Chain chain) {
        return chain.stages().stream()
                .filter(stage -> stage.role() == Role.CONTEXT && stage.parallel() == null)
                .filter(stage -> stage.dependsOn().isEmpty())
                .findFirst();
    }

    private static String freeId(Chain chain) {
        boolean taken = chain.stages().stream().anyMatch(stage -> stage.id().equals("context"));
        return taken ? "condense" : "context";
    }

    /** What a user should know about that plan. */
    static String told(int input, List<PlannedStage> stages) {
        int target = stages.stream().mapToInt(PlannedStage::condenseTo).filter(it -> it > 0).sum();
        return "The input of about %d tokens is too long for the models: as the task allows, it is condensed to at most %d tokens first."
                .formatted(input, target);
    }

    /** The refusal of a task that allows to condense its input in vain. */
    static @Nullable ModelOrchestratorError inVain(@Nullable ModelOrchestratorError refusal) {
        return refusal == null
                ? null
                : new ModelOrchestratorError(
                        refusal.code(),
                        refusal.message()
                                + " Condensing the input, which the task allows, does not help:"
                                + " even a condensed one fits no language model, or none is there"
                                + " to condense it.",
                        refusal.details(),
                        refusal.attempts());
    }
}
