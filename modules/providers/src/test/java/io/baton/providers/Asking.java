package io.baton.providers;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderSettings;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings and requests of the providers' own tests. */
public final class Asking {
    private Asking() {}

    public static ProviderSettings settings(
            String type, URI endpoint, boolean discover, ModelSettings... models) {
        return new ProviderSettings(
                "local", type, endpoint, null, discover, 1, Duration.ofSeconds(5), List.of(models));
    }

    public static ModelSettings model(String name, @Nullable Integer context, String... tags) {
        return new ModelSettings(
                "my-" + name, null, name, context, null, null, null, Map.of(), null, Set.of(tags));
    }

    public static ModelRequest request(OutputFormat format, String instruction) {
        return new ModelRequest(
                new Prompt("", instruction, List.of()),
                Role.EXECUTOR,
                "general",
                64,
                format,
                null,
                Instant.now().plusSeconds(5));
    }

    public static ModelRequest request() {
        return request(OutputFormat.TEXT, "Say hello.");
    }

    public static ModelDescriptor find(ModelProvider provider, String name)
            throws InterruptedException {
        return provider.discover().stream()
                .filter(found -> found.modelName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " was not discovered"));
    }
}
