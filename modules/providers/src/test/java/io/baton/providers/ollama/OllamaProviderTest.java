package io.baton.providers.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderSettings;
import io.baton.domain.task.OutputFormat;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class OllamaProviderTest {
    private static final FakeModel LARGE =
            FakeModel.of("llama3.1:8b", 4096).withMaxContext(131_072);
    private static final FakeModel SMALL = FakeModel.of("tiny:1b", 2048);

    private final FakeModelServer server = FakeModelServer.start(Dialect.OLLAMA, LARGE, SMALL);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aModelThatIsNotLoadedGetsTheDefaultContextOrItsOwnSmallerOne() throws Exception {
        try (ModelProvider provider = provider(true)) {
            assertThat(context(provider, LARGE)).isEqualTo(OllamaProvider.DEFAULT_CONTEXT);
            assertThat(context(provider, SMALL)).isEqualTo(2048);
        }
    }

    @Test
    void itsDigestTellsOneStateOfAModelFromAnother() throws Exception {
        try (ModelProvider provider = provider(true)) {
            assertThat(find(provider, LARGE).version())
                    .startsWith("sha256-")
                    .isNotEqualTo(find(provider, SMALL).version());
        }
    }

    @Test
    void aLoadedModelKeepsTheContextItIsLoadedWith() throws Exception {
        // given
        server.load(LARGE);
        try (ModelProvider provider = provider(true)) {
            // when
            ModelDescriptor model = find(provider, LARGE);
            // then
            assertThat(model.contextWindow()).isEqualTo(4096);
            assertThat(model.resident()).isTrue();
            assertThat(find(provider, SMALL).resident()).isFalse();
        }
    }

    @Test
    void aModelIsLetGoOnDemand() throws Exception {
        // given
        server.load(LARGE);
        try (ModelProvider provider = provider(true)) {
            // when
            provider.unload(find(provider, LARGE));
            // then
            assertThat(find(provider, LARGE).resident()).isFalse();
        }
    }

    @Test
    void aConfiguredContextCountsEvenWhenTheModelIsLoadedWithAnother() throws Exception {
        // given
        server.load(LARGE);
        try (ModelProvider provider = provider(true, model(LARGE, 16_384))) {
            // when
            ask(provider, LARGE);
            // then
            assertThat(options().path("num_ctx").asInt()).isEqualTo(16_384);
            assertThat(context(provider, LARGE)).isEqualTo(16_384);
        }
    }

    @Test
    void everyCallNamesTheSameContextAndForbidsCutting() throws Exception {
        // given
        try (ModelProvider provider = provider(true)) {
            // when
            ask(provider, LARGE);
            ask(provider, LARGE);
            // then
            assertThat(server.log().calls())
                    .hasSize(2)
                    .allSatisfy(
                            call -> {
                                JsonNode body = call.body();
                                assertThat(body.path("options").path("num_ctx").asInt())
                                        .isEqualTo(8192);
                                assertThat(body.path("truncate").asBoolean(true)).isFalse();
                                assertThat(body.path("shift").asBoolean(true)).isFalse();
                            });
            assertThat(server.log().loads()).isEqualTo(1);
        }
    }

    @Test
    void whatWasConfiguredOverrulesWhatIsKnown() throws Exception {
        // given
        ModelSettings settings =
                new ModelSettings(
                        "my-llama",
                        "Llama",
                        LARGE.name(),
                        null,
                        0.2,
                        0.9,
                        256,
                        Map.of("code", 0.99),
                        7L,
                        Set.of("cheap"));
        try (ModelProvider provider = provider(false, settings)) {
            // when
            List<ModelDescriptor> found = provider.discover();
            ask(provider, LARGE);
            // then
            assertThat(found).hasSize(1);
            ModelDescriptor model = found.getFirst();
            assertThat(model.id()).isEqualTo("my-llama");
            assertThat(model.capabilities())
                    .containsExactly(Map.entry("code", CapabilityScore.configured(0.99)));
            assertThat(model.memoryBytes()).isEqualTo(7);
            assertThat(model.maxOutputTokens()).isEqualTo(256);
            assertThat(model.tags()).containsExactlyInAnyOrder("cheap", "local-only");
            assertThat(options().path("temperature").asDouble()).isEqualTo(0.2);
            assertThat(options().path("top_p").asDouble()).isEqualTo(0.9);
            assertThat(options().path("num_predict").asInt()).isEqualTo(256);
        }
    }

    private JsonNode options() {
        return server.log().calls().getFirst().body().path("options");
    }

    private ModelProvider provider(boolean discover, ModelSettings... models) {
        return new OllamaProvider(
                new ProviderSettings(
                        "local",
                        "ollama",
                        server.endpoint(),
                        null,
                        discover,
                        1,
                        Duration.ofSeconds(5),
                        List.of(models)));
    }

    private static ModelSettings model(FakeModel model, @Nullable Integer context) {
        return new ModelSettings(
                "configured",
                null,
                model.name(),
                context,
                null,
                null,
                null,
                Map.of(),
                null,
                Set.of());
    }

    private static ModelDescriptor find(ModelProvider provider, FakeModel model)
            throws InterruptedException {
        return provider.discover().stream()
                .filter(found -> found.modelName().equals(model.name()))
                .findFirst()
                .orElseThrow();
    }

    private static int context(ModelProvider provider, FakeModel model)
            throws InterruptedException {
        return find(provider, model).contextWindow();
    }

    private static void ask(ModelProvider provider, FakeModel model) throws InterruptedException {
        Prompt prompt = new Prompt("", "Say hello.", List.of());
        Instant deadline = Instant.now().plusSeconds(5);
        provider.model(find(provider, model))
                .generate(
                        new ModelRequest(
                                prompt,
                                Role.EXECUTOR,
                                "general",
                                0,
                                OutputFormat.TEXT,
                                null,
                                deadline));
    }
}
