package io.baton.domain.chain;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One stage of a chain.
 *
 * @param id unique within the chain: 1 to 64 characters of a-z 0-9 -
 * @param role what it does
 * @param capability what its model must be good at; null for what the task needs
 * @param dependsOn ids of the stages whose answers it gets
 * @param optional whether the task goes on without it
 * @param maxRevisions for a reviewer: how often it may send the executor back, 0..5
 * @param minInputTokens the stage is left out unless the task's input is estimated to have so many
 *     tokens; 0 runs it without an input too
 * @param minDescriptionTokens the stage is left out unless the task's description is estimated to
 *     have so many tokens; 0 always runs it
 * @param differentModel whether its model must be another than those whose answers it gets
 * @param parallel that several models do it at the same time; null when one does
 */
public record ChainStage(
        String id,
        Role role,
        @Nullable String capability,
        List<String> dependsOn,
        boolean optional,
        int maxRevisions,
        int minInputTokens,
        int minDescriptionTokens,
        boolean differentModel,
        @Nullable Parallel parallel) {

    public ChainStage {
        dependsOn = List.copyOf(dependsOn);
    }

    /** A stage that the chain cannot do without. */
    public static ChainStage mandatory(
            String id, Role role, @Nullable String capability, String... dependsOn) {
        return new ChainStage(
                id, role, capability, List.of(dependsOn), false, 0, 0, 0, false, null);
    }

    /** A stage that the chain can do without. */
    public static ChainStage optional(
            String id, Role role, @Nullable String capability, String... dependsOn) {
        return new ChainStage(id, role, capability, List.of(dependsOn), true, 0, 0, 0, false, null);
    }

    /** The same stage, allowed to send the executor back so many times. */
    public ChainStage revising(int times) {
        return with(optional, times, minInputTokens, minDescriptionTokens);
    }

    /** The same stage, left out unless the input has so many tokens. */
    public ChainStage fromInputTokens(int tokens) {
        return with(optional, maxRevisions, tokens, minDescriptionTokens);
    }

    /** The same stage, left out unless the description has so many tokens. */
    public ChainStage fromDescriptionTokens(int tokens) {
        return with(optional, maxRevisions, minInputTokens, tokens);
    }

    /** The same stage as one that the chain cannot do without, whatever the task is like. */
    public ChainStage required() {
        return with(false, maxRevisions, 0, 0);
    }

    /** The same stage, after one more. */
    public ChainStage after(String stageId) {
        if (dependsOn.contains(stageId)) {
            return this;
        }
        List<String> all = new ArrayList<>(List.of(stageId));
        all.addAll(dependsOn);
        return new ChainStage(
                id,
                role,
                capability,
                all,
                optional,
                maxRevisions,
                minInputTokens,
                minDescriptionTokens,
                differentModel,
                parallel);
    }

    /** The same stage, done by several models at the same time. */
    public ChainStage by(Parallel several) {
        return new ChainStage(
                id,
                role,
                capability,
                dependsOn,
                optional,
                maxRevisions,
                minInputTokens,
                minDescriptionTokens,
                differentModel,
                several);
    }

    private ChainStage with(
            boolean isOptional, int revisions, int inputTokens, int descriptionTokens) {
        return new ChainStage(
                id,
                role,
                capability,
                dependsOn,
                isOptional,
                revisions,
                inputTokens,
                descriptionTokens,
                differentModel,
                parallel);
    }
}
