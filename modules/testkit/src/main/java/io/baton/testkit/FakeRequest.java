package io.baton.testkit;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Map;

/**
 * A chat call that reached the fake.
 *
 * @param model the asked model
 * @param system text of the system message or field, empty when there was none
 * @param user text of the last user message
 * @param promptTokens rough count over all messages, four characters a token
 * @param body the whole request
 * @param headers by lower-case name
 * @param at when it came
 */
public record FakeRequest(
        Dialect dialect,
        String model,
        String system,
        String user,
        int promptTokens,
        JsonNode body,
        Map<String, String> headers,
        Instant at) {

    static FakeRequest of(Dialect dialect, JsonNode body, Map<String, String> headers) {
        String system = body.path("system").asString("");
        String user = "";
        long characters = system.length();
        for (JsonNode message : body.path("messages")) {
            String content = message.path("content").asString("");
            characters += content.length();
            switch (message.path("role").asString("")) {
                case "system" -> system = content;
                case "user" -> user = content;
                default -> {}
            }
        }
        String model = body.path("model").asString("");
        return new FakeRequest(
                dialect,
                model,
                system,
                user,
                tokens(characters),
                body,
                Map.copyOf(headers),
                Instant.now());
    }

    static int tokens(long characters) {
        return (int) Math.min(Integer.MAX_VALUE, (characters + 3) / 4);
    }

    /** Most tokens that Ollama was asked to answer with; 0 when it was not told. */
    public int numPredict() {
        return body.path("options").path("num_predict").asInt(0);
    }

    /** Whether the answer is to be streamed; Ollama streams unless told not to. */
    boolean stream() {
        return body.path("stream").asBoolean(dialect == Dialect.OLLAMA);
    }

    /** Whether JSON was asked for. */
    boolean wantsJson() {
        return body.has("format")
                || body.has("tools")
                || body.path("output_config").has("format")
                || body.path("response_format").path("type").isString();
    }
}
