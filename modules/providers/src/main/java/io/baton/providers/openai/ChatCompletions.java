package io.baton.providers.openai;

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

import java.util.regex.Pattern;

/** Chat completions, streamed so that a stall is noticed and proxies do not give up on a call. */
public final class ChatCompletions implements ChatDialect {
    /** Models of OpenAI that know their limit by another name only. */
    private static final Pattern NEW_LIMIT =
            Pattern.compile("^(.*/)?(o[1-9](-|$)|gpt-([5-9]|\\d\\d)).*");

    /** Models of OpenAI that answer 400 to any temperature but their own. */
    private static final Pattern OWN_SAMPLING =
            Pattern.compile("^(.*/)?(o[1-9](-|$)|gpt-([5-9]|\\d\\d)(?!.*chat)).*");

    private final String path;
    private final Flavor flavor;

    /**
     * A dialect.
     *
     * @param path of the endpoint below the provider's base address
     */
    public ChatCompletions(String path, Flavor flavor) {
        this.path = path;
        this.flavor = flavor;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public ObjectNode body(ChatCall call) {
        ObjectNode body = Json.object().put("model", call.modelName());
        call.putMessages(body);
        body.put("stream", true).putObject("stream_options").put("include_usage", true);
        if (call.maxTokens() > 0) {
            body.put(
                    is(NEW_LIMIT, call) ? "max_completion_tokens" : "max_tokens", call.maxTokens());
        }
        if (!is(OWN_SAMPLING, call)) {
            putSampling(body, call.settings());
        }
        if (call.request().format() == OutputFormat.JSON) {
            putFormat(body, call.schema());
        }
        return body;
    }

    private boolean is(Pattern models, ChatCall call) {
        return flavor == Flavor.OPENAI && models.matcher(call.modelName()).matches();
    }

    private static void putSampling(ObjectNode body, @Nullable ModelSettings settings) {
        if (settings != null && settings.temperature() != null) {
            body.put("temperature", settings.temperature());
        }
        if (settings != null && settings.topP() != null) {
            body.put("top_p", settings.topP());
        }
    }

    private void putFormat(ObjectNode body, @Nullable JsonNode schema) {
        if (schema == null && flavor != Flavor.LMSTUDIO) {
            body.putObject("response_format").put("type", "json_object");
            return;
        }
        if (schema != null
                && flavor == Flavor.OPENAI
                && !schema.path("type").asString("").equals("object")) {
            // OpenAI takes objects alone; what is no object is left to the words of the prompt.
            return;
        }
        ObjectNode format = body.putObject("response_format");
        // LM Studio knows no json_object: any object will do.
        format.put("type", "json_schema");
        format.putObject("json_schema")
                .put("name", "answer")
                .set("schema", schema == null ? Json.object().put("type", "object") : schema);
    }

    @Override
    public RawAnswer read(Reply reply, ChatCall call) {
        Completion completion = new Completion(call);
        if (reply.eventStream()) {
            completion.readEvents(reply.body());
        } else {
            completion.readWhole(reply.body());
        }
        return completion.answer();
    }

    @Override
    public boolean same(String asked, String answered) {
        return flavor.same(asked, answered);
    }
}
