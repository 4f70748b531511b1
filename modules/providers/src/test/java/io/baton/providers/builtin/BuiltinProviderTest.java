package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderSettings;
import io.baton.domain.planning.SentenceEmbedder;
import io.baton.providers.ModelProviderFactory;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

class BuiltinProviderTest {

    @Test
    void describesItselfModestlyAndAsNoLanguageModel() {
        ModelDescriptor model = new BuiltinProvider(Requests.settings()).discover().getFirst();

        assertThat(model.id()).isEqualTo("builtin/extractive");
        assertThat(model.generative()).isFalse();
        assertThat(model.tags()).containsExactly("local-only");
        assertThat(model.capabilities().keySet())
                .containsExactlyInAnyOrder("summarization", "extraction", "analysis");
        assertThat(model.capabilities().values())
                .allMatch(score -> score.score() <= 0.4 && score.source().equals("metadata"));
    }

    @Test
    void nothingIsEmbeddedBeforeTheFirstCall() {
        SentenceEmbedder untouched =
                _ -> {
                    throw new AssertionError("embedded too early");
                };

        try (var provider =
                new BuiltinProvider(Requests.settings(), untouched, InstantSource.system())) {
            assertThat(provider.model(provider.discover().getFirst()).descriptor().resident())
                    .isFalse();
        }
    }

    @Test
    void isFoundByItsType() {
        assertThat(new ModelProviderFactory().create(Requests.settings()))
                .isInstanceOf(BuiltinProvider.class);
    }

    @Test
    void whatWasConfiguredTakesPrecedence() {
        ProviderSettings settings =
                configured(false, "builtin/extractive", 8_000, Map.of("analysis", 0.9));

        ModelDescriptor model = new BuiltinProvider(settings).discover().getFirst();

        assertThat(model.id()).isEqualTo("mine");
        assertThat(model.contextWindow()).isEqualTo(8_000);
        assertThat(model.capabilities().get("analysis")).extracting("score").isEqualTo(0.9);
        assertThat(model.tags()).contains("cheap");
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BuiltinProvider(configured(true, "gpt", 8_000, Map.of())))
                .withMessageContaining("modelName 'gpt'");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new BuiltinProvider(
                                        configured(
                                                true,
                                                "builtin/extractive",
                                                8_000,
                                                Map.of("code", 1.0))))
                .withMessageContaining("'code'");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new BuiltinProvider(
                                        configured(true, "builtin/extractive", 900_000, Map.of())))
                .withMessageContaining("contextWindow 900000");
    }

    @Test
    void servesNothingWhenNotAskedTo() {
        ProviderSettings settings =
                new ProviderSettings(
                        "b", "builtin", null, null, false, 1, Duration.ofSeconds(1), List.of());

        assertThat(new BuiltinProvider(settings).discover()).isEmpty();
    }

    private static ProviderSettings configured(
            boolean discover, String modelName, int window, Map<String, Double> capabilities) {
        ModelSettings model =
                new ModelSettings(
                        "mine",
                        null,
                        modelName,
                        window,
                        null,
                        null,
                        null,
                        capabilities,
                        null,
                        Set.of("cheap"));
        return new ProviderSettings(
                "b", "builtin", null, null, discover, 1, Duration.ofSeconds(1), List.of(model));
    }
}
