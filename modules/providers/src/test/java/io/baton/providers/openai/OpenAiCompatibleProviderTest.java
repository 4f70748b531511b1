package io.baton.providers.openai;

import static io.baton.providers.Asking.find;
import static io.baton.providers.Asking.model;
import static io.baton.providers.Asking.request;
import static io.baton.providers.Asking.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderException;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

final class OpenAiCompatibleProviderTest {
    private final Map<String, String> pages = new HashMap<>();
    private final HttpServer server = listen();

    private static HttpServer listen() {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext(
                "/",
                exchange -> {
                    String page = pages.getOrDefault(exchange.getRequestURI().getPath(), "");
                    byte[] body = page.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(page.isEmpty() ? 404 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void llamaCppTellsTheContextOfASlotElsewhereThanThatOfTheTraining() throws Exception {
        // given
        pages.put(
                "/v1/models",
                "{\"data\":[{\"id\":\"/models/qwen3-8b.gguf\",\"owned_by\":\"llamacpp\","
                        + "\"meta\":{\"n_ctx_train\":40960}}]}");
        pages.put("/props", "{\"default_generation_settings\":{\"n_ctx\":2048}}");
        try (ModelProvider provider = provider(true)) {
            // when
            ModelDescriptor model = find(provider, "/models/qwen3-8b.gguf");
            // then
            assertThat(model.contextWindow()).isEqualTo(2048);
        }
    }

    @Test
    void anAdapterOfVllmHasTheContextOfItsParent() throws Exception {
        // given
        pages.put(
                "/v1/models",
                """
                {"data":[{"id":"base","owned_by":"vllm","parent":null,"max_model_len":4096},
                         {"id":"sql","owned_by":"vllm","parent":"base","max_model_len":null}]}
                """);
        try (ModelProvider provider = provider(true)) {
            // then
            assertThat(find(provider, "sql").contextWindow()).isEqualTo(4096);
        }
    }

    @Test
    void llamaCppIsNotMadeToLoadAModelByBeingAskedAboutIt() throws Exception {
        // given
        pages.put(
                "/v1/models",
                """
                {"data":[{"id":"a","owned_by":"llamacpp","status":{"value":"loaded"}},
                         {"id":"b","owned_by":"llamacpp","status":{"value":"unloaded"}}]}
                """);
        pages.put("/props", "{\"default_generation_settings\":{\"n_ctx\":2048}}");
        try (ModelProvider provider = provider(true)) {
            // then
            assertThat(find(provider, "a").contextWindow()).isEqualTo(2048);
            assertThat(find(provider, "a").resident()).isTrue();
            assertThat(find(provider, "b").contextWindow())
                    .isEqualTo(OpenAiListing.DEFAULT_CONTEXT);
            assertThat(find(provider, "b").resident()).isFalse();
        }
    }

    @Test
    void whatTheServerSaysOfAContextIsALimitForWhatIsConfigured() throws Exception {
        // given
        pages.put(
                "/v1/models",
                "{\"data\":[{\"id\":\"a\",\"max_model_len\":4096},{\"id\":\"gpt-4o\"},{\"id\":\"b\"}]}");
        try (ModelProvider provider = provider(true, model("a", 8192), model("b", 500))) {
            // then
            assertThat(find(provider, "a").contextWindow()).isEqualTo(4096);
            assertThat(find(provider, "b").contextWindow()).isEqualTo(500);
            assertThat(find(provider, "gpt-4o").contextWindow()).isEqualTo(128_000);
        }
    }

    @Test
    void configuredModelsAreServedWhereThereIsNoList() throws Exception {
        try (ModelProvider provider = provider(true, model("private", null))) {
            assertThat(provider.discover())
                    .singleElement()
                    .satisfies(
                            model -> {
                                assertThat(model.id()).isEqualTo("my-private");
                                assertThat(model.contextWindow())
                                        .isEqualTo(OpenAiListing.DEFAULT_CONTEXT);
                            });
        }
    }

    @Test
    void onlyWhatIsConfiguredIsServedWithoutDiscovery() throws Exception {
        // given
        pages.put("/v1/models", "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
        try (ModelProvider provider = provider(false, model("b", null))) {
            // then
            assertThat(provider.discover())
                    .extracting(ModelDescriptor::modelName)
                    .containsExactly("b");
        }
    }

    @Test
    void aPageThatIsNoListIsNoServerOfThisKind() throws Exception {
        // given
        pages.put("/v1/models", "{\"error\":\"Unexpected endpoint or method.\"}");
        try (ModelProvider provider = provider(true)) {
            // when
            ProviderException failure =
                    catchThrowableOfType(ProviderException.class, provider::discover);
            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_REJECTED);
            assertThat(failure.getMessage()).contains("check its endpoint");
        }
    }

    @Test
    void aModelTaggedAsAliasMayAnswerByAnotherName() throws Exception {
        // given
        try (FakeModelServer gateway =
                        FakeModelServer.start(Dialect.OPENAI, FakeModel.of("fast", 4096));
                ModelProvider provider =
                        new OpenAiCompatibleProvider(
                                settings(
                                        "openai",
                                        gateway.endpoint(),
                                        true,
                                        model("fast", null, "alias")),
                                Flavor.OPENAI)) {
            gateway.fail(Fault.Kind.WRONG_MODEL, 1);
            // when
            String by = provider.model(find(provider, "fast")).generate(request()).modelName();
            // then
            assertThat(by).isEqualTo("another-model:1b");
        }
    }

    private ModelProvider provider(boolean discover, ModelSettings... models) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new OpenAiCompatibleProvider(
                settings("openai", endpoint, discover, models), Flavor.OPENAI);
    }
}
