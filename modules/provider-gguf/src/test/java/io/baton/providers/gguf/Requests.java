package io.baton.providers.gguf;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderSettings;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests and settings of this module's tests. */
final class Requests {
    private Requests() {}

    static ModelRequest request(String instruction) {
        return request(instruction, 0, OutputFormat.TEXT, null);
    }

    static ModelRequest request(
            String instruction, int maxTokens, OutputFormat format, @Nullable String schema) {
        return new ModelRequest(
                new Prompt("", instruction, List.of()),
                Role.EXECUTOR,
                "general",
                maxTokens,
                format,
                schema,
                Instant.now().plusSeconds(60));
    }

    /** Settings that make the tiny model say the most likely thing. */
    static ProviderSettings settings(Path place, Duration callTimeout) {
        return settings(place.toUri(), callTimeout, greedy(null));
    }

    static ProviderSettings settings(
            @Nullable URI endpoint, Duration callTimeout, ModelSettings... models) {
        return new ProviderSettings(
                "files", "gguf", endpoint, null, true, 1, callTimeout, List.of(models));
    }

    static ModelSettings greedy(@Nullable Integer contextWindow) {
        return new ModelSettings(
                "files/tiny",
                null,
                "tiny",
                contextWindow,
                0.0,
                null,
                null,
                Map.of(),
                null,
                Set.of());
    }
}
