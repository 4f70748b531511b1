package io.baton.domain.model;

import io.baton.domain.cost.Price;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/**
 * What a user configured about one model; null leaves it to what the provider says.
 *
 * @param id unique among all models
 * @param name for people
 * @param modelName the provider's name for it
 * @param contextWindow tokens, 1 or more
 * @param temperature 0..2
 * @param topP 0..1
 * @param maxTokens most tokens to answer with, 1 or more
 * @param capabilities score 0..1 by capability; empty leaves them to detection
 * @param memoryBytes memory it needs
 * @param price what its tokens cost
 */
public record ModelSettings(
        String id,
        @Nullable String name,
        String modelName,
        @Nullable Integer contextWindow,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxTokens,
        Map<String, Double> capabilities,
        @Nullable Long memoryBytes,
        Set<String> tags,
        @Nullable Price price) {

    public ModelSettings {
        capabilities = Map.copyOf(capabilities);
        tags = Set.copyOf(tags);
    }

    /** Settings that leave the price to the type of provider. */
    public ModelSettings(
            String id,
            @Nullable String name,
            String modelName,
            @Nullable Integer contextWindow,
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Integer maxTokens,
            Map<String, Double> capabilities,
            @Nullable Long memoryBytes,
            Set<String> tags) {
        this(
                id,
                name,
                modelName,
                contextWindow,
                temperature,
                topP,
                maxTokens,
                capabilities,
                memoryBytes,
                tags,
                null);
    }
}
