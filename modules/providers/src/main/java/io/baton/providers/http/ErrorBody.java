package io.baton.providers.http;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * What a server says went wrong, whatever shape it says it in.
 *
 * @param message its words, empty when it has none
 * @param code a number or a name as text, empty when there is none
 * @param type empty when there is none
 * @param promptTokens tokens it counted, 0 when it does not say
 * @param contextTokens tokens that would have fitted, 0 when it does not say
 */
record ErrorBody(String message, String code, String type, int promptTokens, int contextTokens) {

    /**
     * The error in that JSON: {@code {"error":"…"}}, {@code {"error":{"message":…}}}, {@code
     * {"message":…,"code":…}} or {@code {"detail":…}}; null when there is none. An error that holds
     * another one's JSON as text is unwrapped.
     */
    static @Nullable ErrorBody of(JsonNode body) {
        JsonNode error = body.path("error");
        if (error.isString()) {
            return ofText(error.asString(""));
        }
        if (error.isObject()) {
            return ofObject(error);
        }
        if (body.path("object").asString("").equals("error") || body.has("detail")) {
            return ofObject(body);
        }
        return null;
    }

    private static ErrorBody ofText(String text) {
        int brace = text.indexOf('{');
        if (brace >= 0) {
            ErrorBody inner = of(Json.parse(text.substring(brace)));
            if (inner != null) {
                return inner;
            }
        }
        return new ErrorBody(text, "", "", 0, 0);
    }

    private static ErrorBody ofObject(JsonNode error) {
        String message = error.path("message").asString("");
        if (message.isEmpty()) {
            JsonNode detail = error.path("detail");
            message = detail.isString() ? detail.asString("") : detail.toString();
        }
        if (message.startsWith("{")) {
            ErrorBody inner = of(Json.parse(message));
            if (inner != null) {
                return inner;
            }
        }
        return new ErrorBody(
                message,
                error.path("code").asString(""),
                error.path("type").asString(""),
                error.path("n_prompt_tokens").asInt(0),
                error.path("n_ctx").asInt(0));
    }

    /** Its code when that is an HTTP status of failure, else 0. */
    int statusInCode() {
        return code.matches("[45]\\d\\d") ? Integer.parseInt(code) : 0;
    }
}
