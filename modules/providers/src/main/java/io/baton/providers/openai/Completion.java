package io.baton.providers.openai;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.Usage;
import io.baton.providers.http.ChatCall;
import io.baton.providers.http.Json;
import io.baton.providers.http.RawAnswer;
import io.baton.providers.http.ServerEvent;

import tools.jackson.databind.JsonNode;

/** Gathers one completion from a whole body or from the events of a stream. */
final class Completion {
    private final ChatCall call;
    private final StringBuilder content = new StringBuilder();
    private String model = "";
    private String finish = "";
    private Usage usage = Usage.UNKNOWN;
    private boolean whole;
    private boolean refused;

    Completion(ChatCall call) {
        this.call = call;
    }

    /** Reads server-sent events; the last one with usage has no choices. */
    void readEvents(String body) {
        for (ServerEvent event : ServerEvent.of(body, call)) {
            if (event.type().equals("error")) {
                failed(event.data());
            } else if (event.data().equals("[DONE]")) {
                whole = true;
            } else {
                take(parsed(event.data()), "delta");
            }
        }
    }

    /** Reads an answer in one piece, which is what servers give that do not stream. */
    void readWhole(String body) {
        JsonNode json = parsed(body);
        if (!json.path("choices").isArray()) {
            call.rejectError(json);
            throw call.fail(ErrorCode.INVALID_ANSWER, "answered with JSON that is no completion");
        }
        take(json, "message");
        whole = true;
    }

    private JsonNode parsed(String text) {
        JsonNode json = Json.parse(text);
        if (!json.isObject()) {
            throw call.fail(ErrorCode.INVALID_ANSWER, "answered with something that is no JSON");
        }
        return json;
    }

    private void failed(String data) {
        JsonNode error = Json.parse(data);
        JsonNode wrapped =
                error.has("error")
                        ? error
                        : Json.object().set("error", error.isMissingNode() ? null : error);
        call.rejectError(wrapped);
        throw call.fail(ErrorCode.PROVIDER_UNAVAILABLE, "failed in the middle of its answer");
    }

    private void take(JsonNode json, String part) {
        call.rejectError(json);
        model = json.path("model").asString(model);
        JsonNode choice = json.path("choices").path(0);
        content.append(text(choice.path(part).path("content")));
        refused |= !choice.path(part).path("refusal").asString("").isEmpty();
        if (choice.path("finish_reason").isString()) {
            finish = choice.path("finish_reason").asString("");
            whole = true;
        }
        JsonNode counted = json.path("usage");
        if (counted.isObject()) {
            usage =
                    new Usage(
                            counted.path("prompt_tokens").asInt(0),
                            counted.path("completion_tokens").asInt(0));
        }
    }

    /** Content is a text, or a list of parts of which only those of type text are the answer. */
    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asString("");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (part.path("type").asString("").equals("text")) {
                text.append(part.path("text").asString(""));
            }
        }
        return text.toString();
    }

    /** What was gathered. */
    RawAnswer answer() {
        if (!whole) {
            throw call.fail(ErrorCode.INVALID_ANSWER, "ended its answer before it was whole");
        }
        if (refused) {
            throw call.fail(ErrorCode.PROVIDER_REJECTED, "refuses to answer");
        }
        return new RawAnswer(content.toString(), model, usage, finish);
    }
}
