package io.baton.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.lmstudio.LmStudioProvider;
import io.baton.providers.ollama.OllamaProvider;
import io.baton.providers.openai.OpenAiCompatibleProvider;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;

final class ModelProviderFactoryTest {
    private final ModelProviderFactory factory = new ModelProviderFactory();

    @Test
    void makesEveryTypeThatIsOnTheClassPath() {
        // when
        List<ModelProvider> made =
                factory.create(
                        List.of(
                                settings("ollama", "http://localhost:11434", null),
                                settings("lmstudio", "http://localhost:1234/v1", null),
                                settings("openai", "https://api.example.com/v1/", "sk-1")));
        // then
        assertThat(made)
                .extracting(Object::getClass)
                .containsExactly(
                        OllamaProvider.class,
                        LmStudioProvider.class,
                        OpenAiCompatibleProvider.class);
        assertThat(made)
                .extracting(ModelProvider::id)
                .containsExactly("ollama", "lmstudio", "openai");
        made.forEach(ModelProvider::close);
    }

    @Test
    void anUnknownTypeNamesThoseThereAre() {
        assertThatThrownBy(() -> factory.create(settings("olama", "http://localhost", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'olama'")
                .hasMessageContaining("ollama")
                .hasMessageContaining("lmstudio")
                .hasMessageContaining("openai");
    }

    @Test
    void twoProvidersCannotShareAnId() {
        ProviderSettings same = settings("ollama", "http://localhost:11434", null);
        assertThatThrownBy(() -> factory.create(List.of(same, same)))
                .hasMessageContaining("'ollama' is configured twice");
    }

    @Test
    void twoImplementationsOfATypeAreAMistake() {
        ProviderType one = new Other();
        assertThatThrownBy(() -> new ModelProviderFactory(List.of(one, new Other())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Other.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1234", "ftp://host", "http:///v1", "/relative"})
    void anEndpointThatIsNoneIsNamed(String endpoint) {
        assertThatThrownBy(() -> factory.create(settings("openai", endpoint, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("provider 'openai': endpoint '" + endpoint + "'");
    }

    @ParameterizedTest
    @CsvSource({"openai, OPENAI_API_KEY", "anthropic, ANTHROPIC_API_KEY"})
    void aMissingKeyIsNamedWhereNobodyMayCallWithoutOne(String type, String variable) {
        assertThatThrownBy(() -> factory.create(settings(type, null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("provider '" + type + "': apiKey is missing")
                .hasMessageContaining("${" + variable + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ollama", "lmstudio", "vllm", "llamacpp"})
    void serversOfOnesOwnHaveAUsualPlace(String type) {
        try (ModelProvider provider = factory.create(settings(type, null, null))) {
            assertThat(provider.type()).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk-1\n", "sk 1", "sk-ü"})
    void aBrokenKeyIsNotShown(String key) {
        assertThatThrownBy(() -> factory.create(settings("openai", "http://localhost", key)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apiKey")
                .hasMessageNotContaining("sk");
    }

    @Test
    void aVariableThatIsNotSetIsNamedInsteadOfSent() {
        assertThatThrownBy(
                        () -> factory.create(settings("anthropic", null, "${ANTHROPIC_API_KEY}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "apiKey is ${ANTHROPIC_API_KEY}, but there is no such variable");
    }

    @Test
    void aKeyInTheAddressIsNotShown() {
        assertThatThrownBy(
                        () -> factory.create(settings("openai", "http://me:pass@localhost", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pass@");
    }

    private static final class Other implements ProviderType {
        @Override
        public String type() {
            return "other";
        }

        @Override
        public ModelProvider create(ProviderSettings settings) {
            throw new UnsupportedOperationException();
        }
    }

    private static ProviderSettings settings(
            String type, @Nullable String endpoint, @Nullable String key) {
        return new ProviderSettings(
                type,
                type,
                endpoint == null ? null : URI.create(endpoint),
                key,
                true,
                1,
                Duration.ofSeconds(1),
                List.of());
    }
}
