package io.baton.app.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * One model under {@code baton.models}, by the keys of the design record.
 *
 * @param type its provider's type
 * @param id unique among models
 * @param name for people
 * @param modelName the provider's name for it
 * @param endpoint its provider's address; absent takes the configured provider of that type
 * @param provider id of its provider, where several have the same type
 * @param contextWindow tokens, prompt and answer together
 * @param temperature 0..2
 * @param topP 0..1
 * @param maxTokens most tokens to answer with
 * @param capabilities score 0..1 by capability
 * @param memory memory it needs, for example {@code 5GB}
 * @param tags for example {@code local-only}
 * @param price what its tokens cost; absent counts as free at providers of one's own, as unknown at
 *     others
 */
public record ModelEntry(
        String type,
        String id,
        @Nullable String name,
        String modelName,
        @Nullable URI endpoint,
        @Nullable String provider,
        @Nullable Integer contextWindow,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxTokens,
        @DefaultValue Map<String, Double> capabilities,
        @Nullable DataSize memory,
        @DefaultValue Set<String> tags,
        @Nullable PriceEntry price) {

    public ModelEntry {
        String key = "baton.models[" + id + "].";
        capabilities = Map.copyOf(capabilities);
        tags = Set.copyOf(tags);
        capabilities.forEach(
                (name1, score) -> Range.check(key + "capabilities." + name1, score, 0, 1));
        if (price != null) {
            price.price(key + "price");
        }
        if (contextWindow != null) {
            Range.check(key + "contextWindow", contextWindow, 1, Integer.MAX_VALUE);
        }
        if (temperature != null) {
            Range.check(key + "temperature", temperature, 0, 2);
        }
        if (topP != null) {
            Range.check(key + "topP", topP, 0, 1);
        }
        if (maxTokens != null) {
            Range.check(key + "maxTokens", maxTokens, 1, Integer.MAX_VALUE);
        }
    }
}
