package io.baton.domain.task;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * A task as it came over the wire: nothing in it has been checked, and everything but the record's
 * timestamp may be absent. {@link Task} says what each field means.
 *
 * @param submittedAt timestamp of the record that brought it
 */
public record TaskDraft(
        @Nullable String id,
        @Nullable String type,
        @Nullable String description,
        @Nullable String input,
        @Nullable Map<String, @Nullable String> requirements,
        @Nullable String capability,
        @Nullable String chain,
        @Nullable Limits constraints,
        @Nullable String format,
        @Nullable String outputSchema,
        @Nullable Instant deadline,
        @Nullable Map<String, @Nullable String> labels,
        Instant submittedAt) {

    /** Unchecked {@link Constraints}. */
    public record Limits(
            @Nullable String model,
            @Nullable Long maxMemoryBytes,
            @Nullable Integer minContextTokens,
            @Nullable Integer maxOutputTokens,
            @Nullable Double minScore,
            @Nullable Collection<@Nullable String> requiredTags,
            @Nullable String priority,
            @Nullable Boolean cache,
            boolean condenseInput,
            @Nullable Double maxCost) {

        /** Limits without a ceiling of cost, of a task whose input must be read whole. */
        public Limits(
                @Nullable String model,
                @Nullable Long maxMemoryBytes,
                @Nullable Integer minContextTokens,
                @Nullable Integer maxOutputTokens,
                @Nullable Double minScore,
                @Nullable Collection<@Nullable String> requiredTags,
                @Nullable String priority,
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
    }
}
