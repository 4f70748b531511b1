package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * The chat completions of OpenAI: server-sent events, errors as objects whose {@code code} is a
 * string or null.
 */
final class OpenAiBodies implements ChatBodies {
    private static final long CREATED = 1_795_500_000;

    private final boolean usageInStream;

    OpenAiBodies(boolean usageInStream) {
        this.usageInStream = usageInStream;
    }

    @Override
    public String streamType() {
        return "text/event-stream";
    }

    @Override
    public String whole(FakeAnswer answer) {
        ObjectNode body = head("chat.completion", answer.model());
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.put("content", answer.text());
        if (answer.thinking() != null) {
            message.put("reasoning_content", answer.thinking());
        }
        choice.put("finish_reason", answer.finish());
        usage(body, answer);
        return body.toString();
    }

    @Override
    public List<String> stream(FakeAnswer answer) {
        List<String> events = new ArrayList<>();
        events.add(event(delta(answer, Json.object().put("role", "assistant"), null)));
        if (answer.thinking() != null) {
            ObjectNode thought = Json.object().put("reasoning_content", answer.thinking());
            events.add(event(delta(answer, thought, null)));
        }
        for (String piece : answer.pieces()) {
            events.add(event(delta(answer, Json.object().put("content", piece), null)));
        }
        events.add(event(delta(answer, Json.object(), answer.finish())));
        if (usageInStream) {
            ObjectNode last = head("chat.completion.chunk", answer.model());
            last.putArray("choices");
            usage(last, answer);
            events.add(event(last));
        }
        events.add("data: [DONE]\n\n");
        return events;
    }

    private static ObjectNode head(String object, String model) {
        return Json.object()
                .put("id", "chatcmpl-fake")
                .put("object", object)
                .put("created", CREATED)
                .put("model", model);
    }

    private static ObjectNode delta(FakeAnswer answer, ObjectNode delta, @Nullable String finish) {
        ObjectNode chunk = head("chat.completion.chunk", answer.model());
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finish);
        return chunk;
    }

    private static void usage(ObjectNode body, FakeAnswer answer) {
        body.putObject("usage")
                .put("prompt_tokens", answer.promptTokens())
                .put("completion_tokens", answer.completionTokens())
                .put("total_tokens", answer.promptTokens() + answer.completionTokens());
    }

    private static String event(ObjectNode chunk) {
        return "data: " + chunk + "\n\n";
    }

    @Override
    public String errorInStream() {
        return "data: {\"error\":{\"message\":\"The model has crashed without additional"
                + " information.\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n";
    }

    @Override
    public Reply error(int status, String model) {
        ObjectNode error =
                switch (status) {
                    case 400 -> error("Invalid request", "invalid_request_error", null);
                    case 401 ->
                            error(
                                    "Incorrect API key provided",
                                    "invalid_request_error",
                                    "invalid_api_key");
                    case 404 ->
                            error(
                                    "The model `"
                                            + model
                                            + "` does not exist or you do not have access to it.",
                                    "invalid_request_error",
                                    "model_not_found");
                    case 429 -> error("Rate limit reached", "requests", "rate_limit_exceeded");
                    case 503 ->
                            error(
                                    "The engine is currently overloaded, please try again later",
                                    "server_error",
                                    null);
                    default ->
                            error(
                                    "The server had an error while processing your request",
                                    "server_error",
                                    null);
                };
        ObjectNode body = Json.object();
        body.set("error", error);
        return Reply.json(status, body.toString());
    }

    static ObjectNode error(String message, String type, @Nullable String code) {
        return Json.object()
                .put("message", message)
                .put("type", type)
                .put("param", (String) null)
                .put("code", code);
    }

    @Override
    public Reply tooLong(int promptTokens, int contextWindow) {
        String message =
                "This model's maximum context length is %d tokens. However, your messages resulted in %d tokens. Please reduce the length of the messages."
                        .formatted(contextWindow, promptTokens);
        ObjectNode body = Json.object();
        body.set(
                "error",
                error(message, "invalid_request_error", "context_length_exceeded")
                        .put("param", "messages"));
        return Reply.json(400, body.toString());
    }
}
