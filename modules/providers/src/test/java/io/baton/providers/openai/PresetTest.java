package io.baton.providers.openai;

import static io.baton.providers.Asking.find;
import static io.baton.providers.Asking.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderException;
import io.baton.domain.task.OutputFormat;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;
import io.baton.testkit.Fault;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class PresetTest {
    private static final String SCHEMA = "{\"type\":\"object\",\"required\":[\"n\"]}";
    private static final String LIST_SCHEMA = "{\"type\":\"array\"}";

    @ParameterizedTest
    @CsvSource({
        "OPENAI, gpt-4o, max_tokens, true",
        "OPENAI, o3-mini, max_completion_tokens, false",
        "OPENAI, gpt-5.4-mini, max_completion_tokens, false",
        "OPENAI, gpt-5-chat-latest, max_completion_tokens, true",
        "OPENAI, openai/gpt-5, max_completion_tokens, false",
        "VLLM, openai/gpt-oss-20b, max_tokens, true",
        "LLAMACPP, gpt-5-distilled.gguf, max_tokens, true",
    })
    void namesTheLimitAndTheTemperatureAsTheModelTakesThem(
            Flavor flavor, String name, String limit, boolean temperature) throws Exception {
        // when
        JsonNode body = body(flavor, name, OutputFormat.TEXT, null);
        // then
        assertThat(body.path(limit).asInt(0)).isEqualTo(64);
        assertThat(body.has("max_tokens") && body.has("max_completion_tokens")).isFalse();
        assertThat(body.has("temperature")).isEqualTo(temperature);
        assertThat(body.has("top_p")).isEqualTo(temperature);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            quoteCharacter = '~',
            delimiter = ';',
            value = {
                "OPENAI; null; {\"type\":\"json_object\"}",
                "VLLM; null; {\"type\":\"json_object\"}",
                "LLAMACPP; null; {\"type\":\"json_object\"}",
                "LMSTUDIO; null; {\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":{\"type\":\"object\"}}}",
                "OPENAI; "
                        + SCHEMA
                        + "; {\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":"
                        + SCHEMA
                        + "}}",
                "VLLM; "
                        + LIST_SCHEMA
                        + "; {\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":"
                        + LIST_SCHEMA
                        + "}}",
                "LLAMACPP; "
                        + LIST_SCHEMA
                        + "; {\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":"
                        + LIST_SCHEMA
                        + "}}",
                "OPENAI; " + LIST_SCHEMA + "; ",
            })
    void asksForJsonInTheFieldThatTheServerTakes(
            Flavor flavor, @Nullable String schema, @Nullable String format) throws Exception {
        // when
        JsonNode body = body(flavor, "some-model", OutputFormat.JSON, schema);
        // then
        assertThat(body.has("response_format") ? body.path("response_format").toString() : null)
                .isEqualTo(format);
    }

    @Test
    void vllmsWindowIsTheOneItRunsWith() throws Exception {
        // given
        FakeModel model = FakeModel.of("qwen", 4096).withMaxContext(32_768);
        try (FakeModelServer server = FakeModelServer.start(Dialect.VLLM, model);
                ModelProvider provider = provider(Flavor.VLLM, server)) {
            // then
            assertThat(find(provider, "qwen").contextWindow()).isEqualTo(4096);
        }
    }

    @Test
    void llamaCppTellsWindowSizeAndSight() throws Exception {
        // given
        FakeModel model = FakeModel.of("gemma.gguf", 4096).withMaxContext(131_072).seeing();
        try (FakeModelServer server = FakeModelServer.start(Dialect.LLAMACPP, model);
                ModelProvider provider = provider(Flavor.LLAMACPP, server)) {
            // when
            var found = find(provider, "gemma.gguf");
            // then
            assertThat(found.contextWindow()).isEqualTo(4096);
            assertThat(found.memoryBytes()).isEqualTo(model.sizeBytes());
            assertThat(found.capabilities().get("vision"))
                    .extracting(CapabilityScore::source)
                    .isEqualTo("metadata");
        }
    }

    @Test
    void aRefusalInItsOwnFieldIsNoEmptyAnswer() throws Exception {
        // given
        String refusal =
                """
                {"model":"gpt-4o","choices":[{"index":0,"finish_reason":"stop",
                 "message":{"role":"assistant","content":null,"refusal":"I cannot help with that."}}]}
                """;
        try (FakeModelServer server =
                        FakeModelServer.start(Dialect.OPENAI, FakeModel.of("gpt-4o", 4096));
                ModelProvider provider = provider(Flavor.OPENAI, server)) {
            server.fail(Fault.status(200, refusal), 1);
            var model = provider.model(find(provider, "gpt-4o"));
            // when
            ProviderException failure =
                    catchThrowableOfType(
                            ProviderException.class,
                            () -> model.generate(request(OutputFormat.TEXT, null)));
            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_REJECTED);
            assertThat(failure.getMessage()).contains("refuses to answer");
        }
    }

    private static ModelProvider provider(
            Flavor flavor, FakeModelServer server, ModelSettings... models) {
        return new OpenAiCompatibleProvider(
                settings("preset", server.endpoint(), true, models), flavor);
    }

    private static ModelRequest request(OutputFormat format, @Nullable String schema) {
        return new ModelRequest(
                new Prompt("", "Say hello.", List.of()),
                Role.EXECUTOR,
                "general",
                64,
                format,
                schema,
                Instant.now().plusSeconds(5));
    }

    private static JsonNode body(
            Flavor flavor, String name, OutputFormat format, @Nullable String schema)
            throws InterruptedException {
        ModelSettings configured =
                new ModelSettings("mine", null, name, null, .3, .8, null, Map.of(), null, Set.of());
        try (FakeModelServer server =
                        FakeModelServer.start(
                                Dialect.valueOf(flavor.name()), FakeModel.of(name, 4096));
                ModelProvider provider = provider(flavor, server, configured)) {
            provider.model(find(provider, name)).generate(request(format, schema));
            return server.log().calls().getFirst().body();
        }
    }
}
