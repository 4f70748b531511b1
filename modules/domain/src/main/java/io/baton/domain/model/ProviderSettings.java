package io.baton.domain.model;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What a user configured about one provider.
 *
 * @param id unique among all providers
 * @param type {@code ollama}, {@code lmstudio}, {@code openai}, {@code builtin} …
 * @param endpoint base address; null for types that have none
 * @param apiKey secret sent as the server wants it; never printed
 * @param discover whether every model found there is served, or only the configured ones
 * @param maxConcurrency most calls in flight, 1 or more
 * @param callTimeout longest single call
 * @param models what was configured about single models
 */
public record ProviderSettings(
        String id,
        String type,
        @Nullable URI endpoint,
        @Nullable String apiKey,
        boolean discover,
        int maxConcurrency,
        Duration callTimeout,
        List<ModelSettings> models) {

    public ProviderSettings {
        models = List.copyOf(models);
    }

    @Override
    public String toString() {
        return "ProviderSettings[id=%s, type=%s, endpoint=%s, apiKey=%s]"
                .formatted(id, type, endpoint, apiKey == null ? "none" : "****");
    }
}
