package io.baton.domain.chain;

import io.baton.domain.task.OutputFormat;

import java.util.List;

/**
 * A named list of stages. Invariant: the stages form a graph without cycles, listed in dependency
 * order, with exactly one executor, which is mandatory and whose answer is the chain's.
 *
 * @param name 1 to 64 characters of a-z 0-9 -
 * @param stages in any order; kept in dependency order, otherwise as given
 * @param format how the answer is rendered when the task does not say
 */
public record Chain(String name, List<ChainStage> stages, OutputFormat format) {

    /**
     * @throws IllegalArgumentException naming chain, stage and fix, when the stages make no chain
     */
    public Chain {
        stages = ChainRules.ordered(name, stages);
    }

    /** The stage whose answer is the chain's. */
    public ChainStage executor() {
        return stages.stream()
                .filter(stage -> stage.role() == Role.EXECUTOR)
                .findFirst()
                .orElseThrow();
    }
}
