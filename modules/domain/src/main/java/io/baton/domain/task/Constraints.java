package io.baton.domain.task;

import io.baton.domain.cost.Cost;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Limits within which models may be chosen for a task; null means no limit of the task's own.
 *
 * @param model the one model that shall run every stage
 * @param maxMemoryBytes most memory a chosen model may need, 1 or more
 * @param minContextTokens smallest context window, 1 or more
 * @param maxOutputTokens most tokens one stage may answer with, 1 or more
 * @param minScore smallest capability score, 0..1
 * @param requiredTags tags every chosen model must carry
 * @param priority what the ranking prefers
 * @param cache whether answers given to the same prompts before may be used: asked for, refused, or
 *     left to the installation when null
 * @param condenseInput whether an input that fits no model may be condensed first
 * @param maxCost most that all calls for the task may cost together
 */
public record Constraints(
        @Nullable String model,
        @Nullable Long maxMemoryBytes,
        @Nullable Integer minContextTokens,
        @Nullable Integer maxOutputTokens,
        @Nullable Double minScore,
        Set<String> requiredTags,
        Priority priority,
        @Nullable Boolean cache,
        boolean condenseInput,
        @Nullable Cost maxCost) {

    public static final Constraints NONE =
            new Constraints(null, null, null, null, null, Set.of(), Priority.BALANCED, null);

    /** Limits without a ceiling of cost, of a task whose input must be read whole. */
    public Constraints(
            @Nullable String model,
            @Nullable Long maxMemoryBytes,
            @Nullable Integer minContextTokens,
            @Nullable Integer maxOutputTokens,
            @Nullable Double minScore,
            Set<String> requiredTags,
            Priority priority,
            @Nullable Boolean cache) {
        this(
                model,
                maxMemoryBytes,
                minContextTokens,
                maxOutputTokens,
                minScore,
                requiredTags,
                priority,
                cache,
                false,
                null);
    }

    /** The same limits with that ceiling of cost. */
    public Constraints within(@Nullable Cost most) {
        return new Constraints(
                model,
                maxMemoryBytes,
                minContextTokens,
                maxOutputTokens,
                minScore,
                requiredTags,
                priority,
                cache,
                condenseInput,
                most);
    }

    public Constraints {
        requiredTags = Set.copyOf(requiredTags);
    }
}
