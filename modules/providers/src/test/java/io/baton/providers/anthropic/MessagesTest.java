package io.baton.providers.anthropic;

import static io.baton.providers.Asking.find;
import static io.baton.providers.Asking.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.task.OutputFormat;
import io.baton.testkit.Dialect;
import io.baton.testkit.FakeModel;
import io.baton.testkit.FakeModelServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class MessagesTest {
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}";
    private static final String OPEN_SCHEMA = "{\"type\":\"object\"}";
    private static final String LIST_SCHEMA = "{\"type\":\"array\"}";

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4-20250514, .4, .9, .4, ",
        "claude-sonnet-4-20250514, 1.8, , 1.0, ",
        "claude-sonnet-4-20250514, , .9, , .9",
        "claude-opus-4-7, .4, .9, , ",
        "claude-opus-5-5, .4, , , ",
    })
    void sendsNoSamplingThatTheModelWouldReject(
            String name,
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Double sentTemperature,
            @Nullable Double sentTopP)
            throws Exception {
        // when
        JsonNode body = body(name, temperature, topP, OutputFormat.TEXT, null, 0);
        // then
        assertThat(number(body, "temperature")).isEqualTo(sentTemperature);
        assertThat(number(body, "top_p")).isEqualTo(sentTopP);
    }

    @Test
    void newerModelsAreGivenTheSchemaOfTheirOutput() throws Exception {
        // when
        JsonNode body = body("claude-opus-5-5", null, null, OutputFormat.JSON, SCHEMA, 0);
        // then
        assertThat(body.path("output_config").path("format").path("type").asString(""))
                .isEqualTo("json_schema");
        assertThat(body.path("output_config").toString())
                .contains("\"n\":{\"type\":\"integer\"}", "\"additionalProperties\":false");
        assertThat(body.has("tools")).isFalse();
    }

    @Test
    void olderModelsHaveToCallATool() throws Exception {
        // when
        JsonNode body = body("claude-3-5-haiku-latest", null, null, OutputFormat.JSON, SCHEMA, 0);
        // then
        assertThat(body.path("tools").path(0).path("input_schema").toString()).isEqualTo(SCHEMA);
        assertThat(body.path("tool_choice").toString())
                .isEqualTo("{\"type\":\"tool\",\"name\":\"answer\"}");
    }

    @Test
    void modelsThatTakeNoOrdersAreAskedToCallTheTool() throws Exception {
        // when
        JsonNode body = body("claude-fable-5-1", null, null, OutputFormat.JSON, OPEN_SCHEMA, 0);
        // then
        assertThat(body.path("tool_choice").toString()).isEqualTo("{\"type\":\"auto\"}");
        assertThat(body.path("system").asString("")).contains("calling the tool answer");
        assertThat(body.has("output_config")).isFalse();
    }

    @Test
    void withoutASchemaAnyObjectWillDo() throws Exception {
        // when
        JsonNode body = body("claude-opus-4-6", null, null, OutputFormat.JSON, null, 0);
        // then
        assertThat(body.path("tools").path(0).path("input_schema").toString())
                .isEqualTo(OPEN_SCHEMA);
        assertThat(body.path("tool_choice").path("type").asString("")).isEqualTo("tool");
    }

    @Test
    void whatIsNoObjectIsLeftToThePrompt() throws Exception {
        // when
        JsonNode body = body("claude-opus-4-6", null, null, OutputFormat.JSON, LIST_SCHEMA, 0);
        // then
        assertThat(body.has("tools") || body.has("output_config")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"4096, 0, 2048", "4096, 100, 100", "4096, 9000, 4096", "200000, 0, 16384"})
    void alwaysSaysHowLongTheAnswerMayBe(int window, int asked, int sent) throws Exception {
        // when
        JsonNode body =
                body(FakeModel.of("claude-x", window), null, null, OutputFormat.TEXT, null, asked);
        // then
        assertThat(body.path("max_tokens").asInt(0)).isEqualTo(sent);
    }

    private static @Nullable Double number(JsonNode body, String field) {
        return body.has(field) ? body.path(field).asDouble(0) : null;
    }

    private static JsonNode body(
            String name,
            @Nullable Double temperature,
            @Nullable Double topP,
            OutputFormat format,
            @Nullable String schema,
            int maxTokens)
            throws InterruptedException {
        return body(FakeModel.of(name, 100_000), temperature, topP, format, schema, maxTokens);
    }

    private static JsonNode body(
            FakeModel model,
            @Nullable Double temperature,
            @Nullable Double topP,
            OutputFormat format,
            @Nullable String schema,
            int maxTokens)
            throws InterruptedException {
        ModelSettings configured =
                new ModelSettings(
                        "mine",
                        null,
                        model.name(),
                        null,
                        temperature,
                        topP,
                        null,
                        Map.of(),
                        null,
                        Set.of());
        ModelRequest request =
                new ModelRequest(
                        new Prompt("You are precise.", "How many?", List.of()),
                        Role.EXECUTOR,
                        "general",
                        maxTokens,
                        format,
                        schema,
                        Instant.now().plusSeconds(5));
        try (FakeModelServer server = FakeModelServer.start(Dialect.ANTHROPIC, model);
                ModelProvider provider =
                        new AnthropicProvider(
                                settings("anthropic", server.endpoint(), true, configured))) {
            provider.model(find(provider, model.name())).generate(request);
            return server.log().calls().getFirst().body();
        }
    }
}
