package io.baton.domain.model;

import io.baton.domain.cost.Price;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/**
 * What is known about a model that could be called.
 *
 * @param id unique among all models, for example {@code ollama/llama3.1:8b}
 * @param provider id of the provider that serves it
 * @param providerType {@code ollama}, {@code lmstudio}, {@code openai}, {@code builtin} …
 * @param modelName the provider's name for it
 * @param version what tells one state of the model from another, such as a digest; null when its
 *     provider does not say
 * @param capabilities what it is good at, by capability
 * @param contextWindow effective context window in tokens, prompt and answer together, 1 or more
 * @param maxOutputTokens most tokens it answers with; 0 when only the window limits it
 * @param memoryBytes memory it needs; 0 when not known
 * @param resident whether it is loaded in its provider's memory now
 * @param generative whether it is a language model; false for the builtin extractive methods
 * @param tags for example {@code local-only}
 * @param price what its tokens cost; null when nobody said
 */
public record ModelDescriptor(
        String id,
        String provider,
        String providerType,
        String modelName,
        @Nullable String version,
        Map<String, CapabilityScore> capabilities,
        int contextWindow,
        int maxOutputTokens,
        long memoryBytes,
        boolean resident,
        boolean generative,
        Set<String> tags,
        @Nullable Price price) {

    public ModelDescriptor {
        capabilities = Map.copyOf(capabilities);
        tags = Set.copyOf(tags);
        if (contextWindow < 1) {
            throw new IllegalArgumentException(
                    "contextWindow of " + id + " must be 1 or more, but is " + contextWindow);
        }
    }

    /** A model of which nobody said what it costs. */
    public ModelDescriptor(
            String id,
            String provider,
            String providerType,
            String modelName,
            @Nullable String version,
            Map<String, CapabilityScore> capabilities,
            int contextWindow,
            int maxOutputTokens,
            long memoryBytes,
            boolean resident,
            boolean generative,
            Set<String> tags) {
        this(
                id,
                provider,
                providerType,
                modelName,
                version,
                capabilities,
                contextWindow,
                maxOutputTokens,
                memoryBytes,
                resident,
                generative,
                tags,
                null);
    }

    /** The same model at that price. */
    public ModelDescriptor at(@Nullable Price other) {
        return copy(capabilities, other);
    }

    /** The same model with other scores. */
    public ModelDescriptor withCapabilities(Map<String, CapabilityScore> scores) {
        return copy(scores, price);
    }

    private ModelDescriptor copy(Map<String, CapabilityScore> scores, @Nullable Price cost) {
        return new ModelDescriptor(
                id,
                provider,
                providerType,
                modelName,
                version,
                scores,
                contextWindow,
                maxOutputTokens,
                memoryBytes,
                resident,
                generative,
                tags,
                cost);
    }
}
