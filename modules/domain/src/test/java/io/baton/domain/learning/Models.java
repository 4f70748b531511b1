package io.baton.domain.learning;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;

import java.util.Map;
import java.util.Set;

/** Language models that differ by their scores alone. */
final class Models {
    private Models() {}

    static ModelDescriptor of(String id, double score, String capability) {
        return new ModelDescriptor(
                id,
                "p",
                "ollama",
                id,
                null,
                Map.of(capability, new CapabilityScore(score, 0.5, 0, "family")),
                8_192,
                0,
                4_000_000_000L,
                true,
                true,
                Set.of());
    }
}
