package org.example.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ModelProviderFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Baton finds the type by its place on the class path alone, and treats it like its own. */
final class EchoDiscoveryTest {

    @Test
    void batonFindsTheTypeBesideItsOwn() {
        assertThat(new ModelProviderFactory().types()).contains("echo", "ollama", "openai");
    }

    @Test
    void configurationReachesIt() throws Exception {
        // given
        ModelSettings model =
                new ModelSettings(
                        "polly",
                        null,
                        EchoProvider.MODEL,
                        500,
                        null,
                        null,
                        null,
                        Map.of("writing", .2),
                        null,
                        Set.of());
        // when
        try (ModelProvider provider =
                new ModelProviderFactory().create(settings(null, List.of(model)))) {
            // then
            assertThat(provider.discover())
                    .singleElement()
                    .satisfies(
                            found -> {
                                assertThat(found.id()).isEqualTo("polly");
                                assertThat(found.contextWindow()).isEqualTo(500);
                                assertThat(found.capabilities()).containsOnlyKeys("writing");
                            });
        }
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(
                        () ->
                                new ModelProviderFactory()
                                        .create(settings(URI.create("http://host"), List.of())))
                .hasMessageContaining("provider 'mine': endpoint 'http://host'");
    }

    private static ProviderSettings settings(@Nullable URI endpoint, List<ModelSettings> models) {
        return new ProviderSettings(
                "mine", "echo", endpoint, null, true, 1, Duration.ofSeconds(5), models);
    }
}
