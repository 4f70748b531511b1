package io.baton.providers.anthropic;

import io.baton.domain.model.ModelSettings;
import io.baton.domain.task.OutputFormat;
import io.baton.providers.http.ChatCall;
import io.baton.providers.http.ChatDialect;
import io.baton.providers.http.Json;
import io.baton.providers.http.RawAnswer;
import io.baton.providers.http.Reply;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's Messages, streamed so that a stall is noticed and long answers are not cut off. */
final class Messages implements ChatDialect {
    /** Tokens to answer with where nobody says: the field is mandatory, and thoughts count too. */
    private static final int DEFAULT_MAX_TOKENS = 16_384;

    /** The tool that takes a JSON answer. */
    private static final String TOOL = "answer";

    private static final double HIGHEST_TEMPERATURE = 1;

    @Override
    public String path() {
        return "/v1/messages";
    }

    @Override
    public ObjectNode body(ChatCall call) {
        ClaudeName name = ClaudeName.of(call.modelName());
        ObjectNode body = Json.object().put("model", call.modelName());
        body.put("max_tokens", maxTokens(call)).put("stream", true);
        String system = call.prompt().system();
        JsonNode schema = call.request().format() == OutputFormat.JSON ? schema(call) : null;
        // A tool takes objects alone. What is no object is left to the words of the prompt.
        if (schema != null && schema.path("type").asString("").equals("object")) {
            ObjectNode strict = name.takesOutputFormat() ? StrictSchema.of(schema) : null;
            if (strict != null) {
                body.putObject("output_config")
                        .putObject("format")
                        .put("type", "json_schema")
                        .set("schema", strict);
            } else {
                putTool(body, schema, name.takesForcedTool());
                if (!name.takesForcedTool()) {
                    system =
                            (system + "\nGive your answer by calling the tool " + TOOL + ".")
                                    .strip();
                }
            }
        }
        if (!system.isBlank()) {
            body.put("system", system);
        }
        body.putArray("messages")
                .addObject()
                .put("role", "user")
                .put("content", call.prompt().userMessage());
        if (name.takesSampling()) {
            putSampling(body, call.settings());
        }
        return body;
    }

    /** The wanted schema; without one, any object will do. */
    private static JsonNode schema(ChatCall call) {
        JsonNode schema = call.schema();
        return schema == null ? Json.object().put("type", "object") : schema;
    }

    /** Not more than the model answers with, and by default not more than half of its window. */
    private static int maxTokens(ChatCall call) {
        int most = call.model().maxOutputTokens();
        int wanted = call.maxTokens();
        if (wanted == 0) {
            wanted = Math.clamp(call.model().contextWindow() / 2, 1, DEFAULT_MAX_TOKENS);
        }
        return most > 0 ? Math.min(wanted, most) : wanted;
    }

    private static void putTool(ObjectNode body, JsonNode schema, boolean forced) {
        body.putArray("tools")
                .addObject()
                .put("name", TOOL)
                .put("description", "Takes the answer.")
                .set("input_schema", schema);
        ObjectNode choice = body.putObject("tool_choice").put("type", forced ? "tool" : "auto");
        if (forced) {
            choice.put("name", TOOL);
        }
    }

    private static void putSampling(ObjectNode body, @Nullable ModelSettings settings) {
        if (settings == null) {
            return;
        }
        if (settings.temperature() != null) {
            body.put("temperature", Math.min(settings.temperature(), HIGHEST_TEMPERATURE));
        } else if (settings.topP() != null) {
            body.put("top_p", settings.topP());
        }
    }

    @Override
    public RawAnswer read(Reply reply, ChatCall call) {
        MessageReader message = new MessageReader(call);
        if (reply.eventStream()) {
            message.readEvents(reply.body());
        } else {
            message.readWhole(reply.body());
        }
        return message.answer();
    }

    @Override
    public boolean same(String asked, String answered) {
        return ClaudeName.same(asked, answered);
    }
}
