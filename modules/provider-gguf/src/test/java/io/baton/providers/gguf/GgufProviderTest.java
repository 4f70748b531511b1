package io.baton.providers.gguf;

import static io.baton.providers.gguf.Requests.greedy;
import static io.baton.providers.gguf.Requests.request;
import static io.baton.providers.gguf.Requests.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderException;
import io.baton.providers.ModelProviderFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class GgufProviderTest {
    @TempDir Path folder;

    @Test
    void batonFindsTheType() {
        assertThat(new ModelProviderFactory().types()).contains("gguf");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:1234", ","})
    void anEndpointThatIsNoFileIsNamed(@Nullable URI endpoint) {
        assertThatThrownBy(() -> provider(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("provider 'files': endpoint")
                .hasMessageContaining("file:///opt/models");
    }

    @Test
    void servesEveryModelOfAFolderAndLeavesOutWhatIsNone() throws Exception {
        // given
        TinyGguf.write(folder.resolve("tiny.gguf"));
        TinyGguf.write(folder.resolve("other.gguf"));
        TinyGguf.write(folder.resolve("embeds.gguf"), "bert");
        Files.writeString(folder.resolve("broken.gguf"), "GGUF, or so it says");
        Files.writeString(folder.resolve("README.md"), "Models");
        try (ModelProvider provider = provider(folder.toUri())) {
            // then
            assertThat(provider.discover())
                    .extracting(ModelDescriptor::id)
                    .containsExactly("files/other", "files/tiny");
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        // when
        ProviderException failure = undiscovered(folder.resolve("absent.gguf"));
        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
        assertThat(failure.getMessage()).contains("provider files", "absent.gguf is not there");
    }

    @Test
    void aDamagedFileIsNamedWithItsDamage() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("broken.gguf"), "<html>");
        // when
        ProviderException failure = undiscovered(file);
        // then
        assertThat(failure.getMessage()).contains("broken.gguf", "the letters GGUF");
    }

    @ParameterizedTest
    @CsvSource({", 8192", "100, 100", "100000, 8192"})
    void theWindowIsNoLargerThanTheTrainedOne(@Nullable Integer configured, int window)
            throws Exception {
        // given
        Path file = TinyGguf.write(folder.resolve("tiny.gguf"));
        try (ModelProvider provider = provider(file.toUri(), greedy(configured))) {
            // when
            ModelDescriptor found = provider.discover().getFirst();
            // then
            assertThat(found.contextWindow()).isEqualTo(window);
            assertThat(found.memoryBytes()).isEqualTo(GgufFile.read(file).memoryBytes(window));
            assertThat(found.tags()).contains("local-only");
        }
    }

    /** The header is fine, but llama.cpp knows no such model: an answer is due, not a crash. */
    @Test
    void anArchitectureThatIsNotKnownIsAFailureThatLasts() throws Exception {
        // given
        Path file = TinyGguf.write(folder.resolve("tiny.gguf"), "newest");
        try (ModelProvider provider = provider(file.toUri())) {
            LlmModel model = provider.model(provider.discover().getFirst());
            for (int i = 0; i < 2; i++) {
                // when
                ProviderException failure =
                        catchThrowableOfType(
                                ProviderException.class, () -> model.generate(request("Hello")));
                // then
                assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
                assertThat(failure.retryable()).isFalse();
                assertThat(failure.getMessage()).contains("architecture 'newest'");
            }
        }
    }

    private ProviderException undiscovered(Path place) {
        try (ModelProvider provider = provider(place.toUri())) {
            return catchThrowableOfType(ProviderException.class, provider::discover);
        }
    }

    private static ModelProvider provider(@Nullable URI endpoint, ModelSettings... models) {
        return new GgufProvider(settings(endpoint, Duration.ofMinutes(1), models));
    }
}
