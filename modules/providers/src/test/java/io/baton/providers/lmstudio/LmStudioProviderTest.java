package io.baton.providers.lmstudio;

import static io.baton.providers.Asking.find;
import static io.baton.providers.Asking.model;
import static io.baton.providers.Asking.request;
import static io.baton.providers.Asking.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderException;
import io.baton.domain.task.OutputFormat;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

final class LmStudioProviderTest {
    private static final FakeModel LOADED =
            FakeModel.of("qwen/qwen3-8b", 8192).withMaxContext(40_960);
    private static final FakeModel UNLOADED =
            FakeModel.of("google/gemma-3-4b", 4096).withMaxContext(131_072).seeing();
    private static final FakeModel EMBEDDING = FakeModel.embedding("text-embedding-nomic");

    private FakeModelServer server = start(false);

    private static FakeModelServer start(boolean older) {
        FakeModelServer.Builder builder =
                FakeModelServer.builder()
                        .dialects(Dialect.LMSTUDIO)
                        .resident(LOADED)
                        .model(UNLOADED)
                        .model(EMBEDDING);
        return (older ? builder.olderLmStudio() : builder).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothOfItsApisTellWhatIsLoadedAndHow(boolean older) throws Exception {
        // given
        server.close();
        server = start(older);
        try (ModelProvider provider = provider(server.endpoint())) {
            // when
            ModelDescriptor loaded = find(provider, LOADED.name());
            ModelDescriptor unloaded = find(provider, UNLOADED.name());
            // then
            assertThat(provider.discover()).hasSize(2);
            assertThat(loaded.resident()).isTrue();
            assertThat(loaded.contextWindow()).isEqualTo(8192);
            assertThat(loaded.capabilities()).doesNotContainKey("vision");
            assertThat(unloaded.resident()).isFalse();
            assertThat(unloaded.contextWindow()).isEqualTo(LmStudioProvider.DEFAULT_CONTEXT);
            assertThat(unloaded.capabilities()).containsKey("vision");
        }
    }

    @Test
    void aCallCannotWidenWhatIsLoadedSoAConfiguredWindowOnlyNarrows() throws Exception {
        try (ModelProvider wide = configured(LOADED, 40_000);
                ModelProvider narrow = configured(LOADED, 1024);
                ModelProvider later = configured(UNLOADED, 16_384)) {
            assertThat(find(wide, LOADED.name()).contextWindow()).isEqualTo(8192);
            assertThat(find(narrow, LOADED.name()).contextWindow()).isEqualTo(1024);
            assertThat(find(later, UNLOADED.name()).contextWindow()).isEqualTo(16_384);
        }
    }

    @Test
    void theOnlyLoadedModelDoesNotPassForOneThatIsGone() throws Exception {
        // given
        try (ModelProvider provider = provider(server.endpoint())) {
            LlmModel gone = provider.model(find(provider, UNLOADED.name()));
            server.remove(UNLOADED.name());
            // when
            ProviderException failure =
                    catchThrowableOfType(ProviderException.class, () -> gone.generate(request()));
            // then
            assertThat(server.log().answered()).isEqualTo(1);
            assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
            assertThat(failure.getMessage()).contains(UNLOADED.name(), LOADED.name());
        }
    }

    @Test
    void anEmptyAnswerToAPromptThatFilledTheContextSaysSo() throws Exception {
        // given
        try (ModelProvider provider = configured(LOADED, 50)) {
            LlmModel model = provider.model(find(provider, LOADED.name()));
            server.answer(LOADED.name(), heard -> "");
            String instruction = "Word by word we go. ".repeat(12);
            // when
            ProviderException failure =
                    catchThrowableOfType(
                            ProviderException.class,
                            () -> model.generate(request(OutputFormat.TEXT, instruction)));
            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
        }
    }

    @Test
    void jsonIsAskedForByASchemaAsItKnowsNoOtherWay() throws Exception {
        // given
        try (ModelProvider provider = provider(URI.create(server.endpoint() + "/v1"))) {
            LlmModel model = provider.model(find(provider, LOADED.name()));
            // when
            model.generate(request(OutputFormat.JSON, "Say hello."));
            // then
            var format = server.log().calls().getFirst().body().path("response_format");
            assertThat(format.path("type").asString("")).isEqualTo("json_schema");
            assertThat(format.path("json_schema").path("schema").path("type").asString(""))
                    .isEqualTo("object");
        }
    }

    private static ModelProvider provider(URI endpoint) {
        return new LmStudioProvider(settings("lmstudio", endpoint, true));
    }

    private ModelProvider configured(FakeModel model, int context) {
        return new LmStudioProvider(
                settings("lmstudio", server.endpoint(), false, model(model.name(), context)));
    }
}
