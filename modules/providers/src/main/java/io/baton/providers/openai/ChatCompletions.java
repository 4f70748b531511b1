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
    /** Models that know their limit by another name only. */
    private static final Pattern NEW_LIMIT = Pattern.compile("^(.*/)?(o[1-9](-|$)|gpt-5).*");

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
            boolean renamed = NEW_LIMIT.matcher(call.modelName()).matches();
            body.put(renamed ? "max_completion_tokens" : "max_tokens", call.maxTokens());
        }
        ModelSettings settings = call.settings();
        if (settings != null && settings.temperature() != null) {
            body.put("temperature", settings.temperature());
        }
        if (settings != null && settings.topP() != null) {
            body.put("top_p", settings.topP());
        }
        if (call.request().format() == OutputFormat.JSON) {
            putFormat(body.putObject("response_format"), call.schema());
        }
        return body;
    }

    private void putFormat(ObjectNode format, @Nullable JsonNode schema) {
        if (schema == null && flavor == Flavor.OPENAI) {
            format.put("type", "json_object");
            return;
        }
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
