package io.baton.app.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;

/**
 * One model server under {@code baton.providers}.
 *
 * @param id unique among providers
 * @param type {@code ollama}, {@code lmstudio}, {@code openai}, {@code anthropic}, {@code vllm},
 *     {@code llamacpp} or a third party's
 * @param endpoint base address, for example {@code http://127.0.0.1:11434}
 * @param apiKey sent as the server wants it; better given by environment than written down
 * @param discover whether every model found there is served, or only those under {@code
 *     baton.models}
 * @param maxConcurrency most calls in flight from this process, 1..1000
 * @param callTimeout longest single call
 * @param memory most memory that its loaded models may take together, for example {@code 24GB};
 *     absent leaves that to the server
 */
public record ProviderEntry(
        String id,
        String type,
        @Nullable URI endpoint,
        @Nullable String apiKey,
        @DefaultValue("true") boolean discover,
        @DefaultValue("1") int maxConcurrency,
        @DefaultValue("5m") Duration callTimeout,
        @Nullable DataSize memory) {

    public ProviderEntry {
        Range.check("baton.providers[" + id + "].max-concurrency", maxConcurrency, 1, 1000);
        if (memory != null) {
            Range.check("baton.providers[" + id + "].memory", (double) memory.toBytes(), 1, 1e18);
        }
    }

    @Override
    public String toString() {
        return "ProviderEntry[id=%s, type=%s, endpoint=%s, apiKey=%s]"
                .formatted(id, type, endpoint, apiKey == null ? "none" : "****");
    }
}
