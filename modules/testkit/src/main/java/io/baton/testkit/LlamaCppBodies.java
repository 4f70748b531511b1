package io.baton.testkit;

import tools.jackson.databind.node.ObjectNode;

/**
 * llama.cpp's chat completions: OpenAI's shapes; its errors carry the status as a number, and a
 * prompt that does not fit is told with both counts.
 */
final class LlamaCppBodies extends OpenAiShaped {
    LlamaCppBodies(boolean usageInStream) {
        super(usageInStream);
    }

    @Override
    public String errorInStream() {
        return "data: " + body(500, "decode failed", "server_error") + "\n\n";
    }

    @Override
    public Reply error(int status, String model) {
        return switch (status) {
            case 400 -> reply(400, "Invalid request", "invalid_request_error");
            case 401 -> reply(401, "Invalid API Key", "authentication_error");
            case 404 -> reply(404, "model '" + model + "' not found", "not_found_error");
            case 503 -> reply(503, "Loading model", "unavailable_error");
            default -> reply(status, "Internal error", "server_error");
        };
    }

    private static Reply reply(int status, String message, String type) {
        return Reply.json(status, body(status, message, type).toString());
    }

    private static ObjectNode body(int status, String message, String type) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", status).put("message", message).put("type", type);
        return body;
    }

    @Override
    public Reply tooLong(int promptTokens, int contextWindow) {
        String message =
                "request (%d tokens) exceeds the available context size (%d tokens), try increasing it"
                        .formatted(promptTokens, contextWindow);
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", 400)
                .put("message", message)
                .put("type", "exceed_context_size_error")
                .put("n_prompt_tokens", promptTokens)
                .put("n_ctx", contextWindow);
        return Reply.json(400, body.toString());
    }
}
