package io.baton.app.worker.cache;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.task.OutputFormat;
import io.baton.wire.avro.CachedAnswer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls and answers as the tests need them. */
final class Calls {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private Calls() {}

    static ModelDescriptor model(String id, @Nullable String version) {
        return new ModelDescriptor(
                id, "p", "ollama", "m", version, Map.of(), 8_000, 0, 0, false, true, Set.of());
    }

    static ModelSettings settings(@Nullable Double temperature, @Nullable Double topP) {
        return new ModelSettings(
                "m", null, "m", null, temperature, topP, null, Map.of(), null, Set.of());
    }

    static ModelRequest request(Prompt prompt) {
        return request(prompt, OutputFormat.TEXT, null);
    }

    static ModelRequest request(Prompt prompt, OutputFormat format, @Nullable String schema) {
        return new ModelRequest(
                prompt, Role.EXECUTOR, "general", 0, format, schema, NOW.plusSeconds(60));
    }

    static ModelRequest asking(String instruction) {
        return request(new Prompt("system", instruction, List.of()));
    }

    static CachedAnswer answer(String text, Instant storedAt) {
        return CachedAnswer.newBuilder()
                .setText(text)
                .setModel("p/m")
                .setModelName("m")
                .setStoredAt(storedAt)
                .setWorker("w")
                .build();
    }
}
