package io.baton.app.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.model.ProviderSettings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class EndpointIdTest {
    private static final String SHARED = "http://gpu-1:11434";

    @Test
    void workersOnDifferentMachinesShareAServerOfTheNetwork() {
        assertThat(id("gpu", "ollama", SHARED, "a"))
                .isPresent()
                .isEqualTo(id("gpu", "ollama", SHARED, "b"))
                .isEqualTo(id("gpu", "ollama", SHARED + "/", "b"));
    }

    @Test
    void anAddressOfTheMachineItselfIsAnotherOnEveryMachine() {
        String local = "http://127.0.0.1:11434";

        assertThat(id("ollama", "ollama", local, "a"))
                .isEqualTo(id("ollama", "ollama", local, "a"))
                .isNotEqualTo(id("ollama", "ollama", local, "b"));
    }

    @Test
    void providersOfDifferentNamesShareNothing() {
        assertThat(id("team-a", "openai", null, "a"))
                .isNotEqualTo(id("team-b", "openai", null, "a"));
    }

    @Test
    void aHostedServiceIsOnePlaceAndWhatRunsInProcessIsNone() {
        assertThat(id("cloud", "anthropic", null, "a"))
                .isPresent()
                .isEqualTo(id("cloud", "anthropic", null, "b"));
        assertThat(id("builtin", "builtin", null, "a")).isEmpty();
    }

    @Test
    void itTellsNothingOfTheAddress() {
        assertThat(id("gpu", "ollama", SHARED, "a").orElseThrow()).matches("[0-9a-f]{16}");
    }

    private static Optional<String> id(
            String id, String type, @Nullable String endpoint, String machine) {
        return EndpointId.of(
                new ProviderSettings(
                        id,
                        type,
                        endpoint == null ? null : URI.create(endpoint),
                        "secret",
                        true,
                        1,
                        Duration.ofMinutes(1),
                        List.of()),
                machine);
    }
}
