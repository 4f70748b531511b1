package io.baton.providers.ollama;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.Usage;
import io.baton.domain.task.OutputFormat;
import io.baton.providers.http.ChatCall;
import io.baton.providers.http.ChatDialect;
import io.baton.providers.http.Json;
import io.baton.providers.http.RawAnswer;
import io.baton.providers.http.Reply;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ollama's {@code /api/chat}, streamed so that a stall is noticed.
 *
 * <p>Left to itself Ollama cuts a prompt that does not fit its default context of 4096 tokens
 * without a word. So every call names the model's one effective context and forbids both cutting
 * the prompt and shifting the context. The same context in every call also spares a reload.
 */
final class OllamaChat implements ChatDialect {

    @Override
    public String path() {
        return "/api/chat";
    }

    @Override
    public ObjectNode body(ChatCall call) {
        ObjectNode body = Json.object().put("model", call.modelName());
        call.putMessages(body);
        body.put("stream", true).put("truncate", false).put("shift", false);
        if (call.request().format() == OutputFormat.JSON) {
            JsonNode schema = call.schema();
            if (schema == null) {
                body.put("format", "json");
            } else {
                body.set("format", schema);
            }
        }
        ObjectNode options = body.putObject("options");
        options.put("num_ctx", call.model().contextWindow());
        if (call.maxTokens() > 0) {
            options.put("num_predict", call.maxTokens());
        }
        ModelSettings settings = call.settings();
        if (settings != null && settings.temperature() != null) {
            options.put("temperature", settings.temperature());
        }
        if (settings != null && settings.topP() != null) {
            options.put("top_p", settings.topP());
        }
        return body;
    }

    @Override
    public RawAnswer read(Reply reply, ChatCall call) {
        StringBuilder content = new StringBuilder();
        JsonNode last = Json.object();
        for (String line : reply.body().split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            last = Json.parse(line);
            call.rejectError(last);
            if (!last.isObject()) {
                throw call.fail(
                        ErrorCode.INVALID_ANSWER, "answered with something that is no JSON");
            }
            content.append(last.path("message").path("content").asString(""));
        }
        if (!last.path("done").asBoolean(false)) {
            throw call.fail(ErrorCode.INVALID_ANSWER, "ended its answer before it was whole");
        }
        return new RawAnswer(
                content.toString(),
                last.path("model").asString(""),
                new Usage(
                        last.path("prompt_eval_count").asInt(0), last.path("eval_count").asInt(0)),
                last.path("done_reason").asString("stop"));
    }

    @Override
    public boolean same(String asked, String answered) {
        return tagged(asked).equalsIgnoreCase(tagged(answered));
    }

    private static String tagged(String name) {
        return name.contains(":") ? name : name + ":latest";
    }
}
