package io.baton.providers.anthropic;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.Usage;
import io.baton.providers.http.ChatCall;
import io.baton.providers.http.Json;
import io.baton.providers.http.RawAnswer;
import io.baton.providers.http.ServerEvent;

import tools.jackson.databind.JsonNode;

/**
 * Gathers one message from a whole body or from the events of a stream. Where a tool was called,
 * what it was called with is the answer; thoughts never are.
 */
final class MessageReader {
    private final ChatCall call;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder tool = new StringBuilder();
    private boolean toolCalled;
    private boolean whole;
    private String model = "";
    private String stopReason = "";
    private String refused = "";
    private int promptTokens;
    private int completionTokens;

    MessageReader(ChatCall call) {
        this.call = call;
    }

    /** Reads server-sent events; only the last of them says that the message is whole. */
    void readEvents(String body) {
        for (ServerEvent event : ServerEvent.of(body, call)) {
            JsonNode data = parsed(event.data());
            switch (data.path("type").asString(event.type())) {
                case "error" -> failed(data);
                case "message_start" -> head(data.path("message"));
                case "content_block_start" -> opened(data.path("content_block"));
                case "content_block_delta" -> delta(data.path("delta"));
                case "message_delta" -> {
                    stopped(data.path("delta"));
                    count(data.path("usage"));
                }
                case "message_stop" -> whole = true;
                // Pings and the ends of blocks say nothing, and new kinds of events may come.
                default -> {}
            }
        }
    }

    /** Reads a message in one piece, which is what servers give that do not stream. */
    void readWhole(String body) {
        JsonNode json = parsed(body);
        if (!json.path("content").isArray()) {
            call.rejectError(json);
            throw call.fail(ErrorCode.INVALID_ANSWER, "answered with JSON that is no message");
        }
        head(json);
        for (JsonNode block : json.path("content")) {
            opened(block);
            if (block.path("type").asString("").equals("tool_use")) {
                tool.append(block.path("input"));
            }
        }
        stopped(json);
        whole = true;
    }

    private JsonNode parsed(String data) {
        JsonNode json = Json.parse(data);
        if (!json.isObject()) {
            throw call.fail(ErrorCode.INVALID_ANSWER, "answered with something that is no JSON");
        }
        return json;
    }

    private void failed(JsonNode data) {
        call.rejectError(data);
        throw call.fail(ErrorCode.PROVIDER_UNAVAILABLE, "failed in the middle of its answer");
    }

    private void head(JsonNode message) {
        model = message.path("model").asString("");
        count(message.path("usage"));
    }

    /** Counts are running totals. What came from the cache or went there was read all the same. */
    private void count(JsonNode usage) {
        if (usage.has("input_tokens")) {
            promptTokens =
                    usage.path("input_tokens").asInt(0)
                            + usage.path("cache_creation_input_tokens").asInt(0)
                            + usage.path("cache_read_input_tokens").asInt(0);
        }
        completionTokens = usage.path("output_tokens").asInt(completionTokens);
    }

    private void opened(JsonNode block) {
        text.append(block.path("text").asString(""));
        toolCalled |= block.path("type").asString("").equals("tool_use");
    }

    private void delta(JsonNode delta) {
        text.append(delta.path("text").asString(""));
        tool.append(delta.path("partial_json").asString(""));
    }

    private void stopped(JsonNode end) {
        stopReason = end.path("stop_reason").asString(stopReason);
        refused = end.path("stop_details").path("category").asString(refused);
    }

    /** What was gathered. */
    RawAnswer answer() {
        if (!whole) {
            throw call.fail(ErrorCode.INVALID_ANSWER, "ended its answer before it was whole");
        }
        String finish =
                switch (stopReason) {
                    case "refusal" -> throw refusal();
                    case "max_tokens", "model_context_window_exceeded" -> "length";
                    default -> "stop";
                };
        return new RawAnswer(
                toolCalled ? tool.toString() : text.toString(),
                model,
                new Usage(promptTokens, completionTokens),
                finish);
    }

    private RuntimeException refusal() {
        return call.fail(
                ErrorCode.PROVIDER_REJECTED,
                refused.matches("[a-z_]+")
                        ? "refuses to answer, for reasons of " + refused
                        : "refuses to answer");
    }
}
