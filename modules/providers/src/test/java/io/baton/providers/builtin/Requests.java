package io.baton.providers.builtin;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderSettings;
import io.baton.domain.task.OutputFormat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Requests and the model they go to. */
final class Requests {
    private static final String TASK = "Analyse the report and name the main risks.";

    private Requests() {}

    static ProviderSettings settings() {
        return new ProviderSettings(
                "builtin", "builtin", null, null, true, 2, Duration.ofMinutes(1), List.of());
    }

    static LlmModel model() {
        BuiltinProvider provider = new BuiltinProvider(settings());
        return provider.model(provider.discover().getFirst());
    }

    /** A request with sections given as label, text, label, text … */
    static ModelRequest request(Role role, String capability, String... sections) {
        return request(role, capability, TASK, sections);
    }

    static ModelRequest request(
            Role role, String capability, String instruction, String[] sections) {
        List<Prompt.Section> parts = new ArrayList<>();
        for (int i = 0; i < sections.length; i += 2) {
            parts.add(new Prompt.Section(sections[i], sections[i + 1]));
        }
        return new ModelRequest(
                new Prompt("You are Baton.", instruction, parts),
                role,
                capability,
                0,
                OutputFormat.MARKDOWN,
                null,
                Instant.now().plusSeconds(120));
    }

    static ModelRequest ends(ModelRequest request, Instant deadline) {
        return new ModelRequest(
                request.prompt(),
                request.role(),
                request.capability(),
                request.maxOutputTokens(),
                request.format(),
                request.outputSchema(),
                deadline);
    }
}
