package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Anthropic's messages: an answer is a list of blocks, a stream a sequence of named events, and
 * every error has a type of its own.
 */
final class AnthropicBodies implements ChatBodies {
    private final @Nullable String tool;

    /**
     * Bodies of one call.
     *
     * @param tool the tool that the model has to call; null when it may answer with text
     */
    AnthropicBodies(@Nullable String tool) {
        this.tool = tool;
    }

    /** The tool that the request leaves no choice about, null when there is none. */
    static @Nullable String forcedTool(JsonNode body) {
        JsonNode choice = body.path("tool_choice");
        return choice.path("type").asString("").equals("tool")
                ? choice.path("name").asString("")
                : null;
    }

    @Override
    public String streamType() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public String whole(FakeAnswer answer) {
        ObjectNode body = message(answer.model());
        if (answer.thinking() != null) {
            body.withArray("content")
                    .addObject()
                    .put("type", "thinking")
                    .put("thinking", answer.thinking())
                    .put("signature", "fake");
        }
        ObjectNode block = body.withArray("content").addObject();
        if (tool == null) {
            block.put("type", "text").put("text", answer.text());
        } else {
            toolUse(block, tool).set("input", Json.parse(answer.text()));
        }
        body.put("stop_reason", stopReason(answer)).put("stop_sequence", (String) null);
        body.putObject("usage")
                .put("input_tokens", answer.promptTokens())
                .put("output_tokens", answer.completionTokens());
        return body.toString();
    }

    @Override
    public List<String> stream(FakeAnswer answer) {
        List<String> events = new ArrayList<>();
        ObjectNode begun = message(answer.model()).put("stop_reason", (String) null);
        begun.putObject("usage").put("input_tokens", answer.promptTokens()).put("output_tokens", 1);
        events.add(event("message_start", body -> body.set("message", begun)));
        events.add(event("ping", body -> {}));
        int index = 0;
        if (answer.thinking() != null) {
            events.add(opened(0, Json.object().put("type", "thinking").put("thinking", "")));
            events.add(delta(0, "thinking_delta", "thinking", answer.thinking()));
            events.add(delta(0, "signature_delta", "signature", "fake"));
            events.add(closed(0));
            index = 1;
        }
        ObjectNode block = Json.object();
        if (tool == null) {
            block.put("type", "text").put("text", "");
        } else {
            toolUse(block, tool).set("input", Json.object());
        }
        events.add(opened(index, block));
        for (String piece : answer.pieces()) {
            events.add(
                    tool == null
                            ? delta(index, "text_delta", "text", piece)
                            : delta(index, "input_json_delta", "partial_json", piece));
        }
        events.add(closed(index));
        events.add(
                event(
                        "message_delta",
                        body -> {
                            body.putObject("delta")
                                    .put("stop_reason", stopReason(answer))
                                    .put("stop_sequence", (String) null);
                            body.putObject("usage").put("output_tokens", answer.completionTokens());
                        }));
        events.add(event("message_stop", body -> {}));
        return events;
    }

    private static ObjectNode message(String model) {
        ObjectNode message = Json.object().put("id", "msg_fake").put("type", "message");
        message.put("role", "assistant").put("model", model).putArray("content");
        return message;
    }

    private static ObjectNode toolUse(ObjectNode block, String tool) {
        return block.put("type", "tool_use").put("id", "toolu_fake").put("name", tool);
    }

    private String stopReason(FakeAnswer answer) {
        if (answer.finish().equals("length")) {
            return "max_tokens";
        }
        return tool == null ? "end_turn" : "tool_use";
    }

    private static String opened(int index, ObjectNode block) {
        return event(
                "content_block_start",
                body -> body.put("index", index).set("content_block", block));
    }

    private static String delta(int index, String type, String field, String piece) {
        return event(
                "content_block_delta",
                body ->
                        body.put("index", index)
                                .putObject("delta")
                                .put("type", type)
                                .put(field, piece));
    }

    private static String closed(int index) {
        return event("content_block_stop", body -> body.put("index", index));
    }

    private static String event(String type, Consumer<ObjectNode> filling) {
        ObjectNode body = Json.object().put("type", type);
        filling.accept(body);
        return "event: " + type + "\ndata: " + body + "\n\n";
    }

    @Override
    public String errorInStream() {
        return "event: error\ndata: "
                + failure(500, "api_error", "Internal server error").body()
                + "\n\n";
    }

    @Override
    public Reply error(int status, String model) {
        return switch (status) {
            case 401 -> refused();
            case 402 -> failure(402, "billing_error", "Your credit balance is too low");
            case 403 -> failure(403, "permission_error", "Your key may not use this resource");
            case 404 -> failure(404, "not_found_error", "model: " + model);
            case 413 -> failure(413, "request_too_large", "Request exceeds the maximum size");
            case 429 -> failure(429, "rate_limit_error", "This request would exceed your limit");
            case 504 -> failure(504, "timeout_error", "Request timed out");
            case 529 -> failure(529, "overloaded_error", "Overloaded");
            default ->
                    status < 500
                            ? failure(status, "invalid_request_error", "Invalid request")
                            : failure(status, "api_error", "Internal server error");
        };
    }

    /** The refusal of a wrong key, which Anthropic does not repeat. */
    static Reply refused() {
        return failure(401, "authentication_error", "invalid x-api-key");
    }

    /** An error of that status and type. */
    static Reply failure(int status, String type, String message) {
        ObjectNode body = Json.object().put("type", "error");
        body.putObject("error").put("type", type).put("message", message);
        return Reply.json(status, body.put("request_id", "req_fake").toString());
    }

    @Override
    public Reply tooLong(int promptTokens, int contextWindow) {
        return failure(
                400,
                "invalid_request_error",
                "prompt is too long: %d tokens > %d maximum"
                        .formatted(promptTokens, contextWindow));
    }
}
