package io.baton.testkit;

import tools.jackson.databind.node.ObjectNode;

/**
 * vLLM's chat completions: OpenAI's shapes; its errors carry the status as a number and the name of
 * an exception as their type.
 */
final class VllmBodies extends OpenAiShaped {
    VllmBodies(boolean usageInStream) {
        super(usageInStream);
    }

    @Override
    public String errorInStream() {
        return "data: "
                + body("EngineCore encountered an issue.", "InternalServerError", 500)
                + "\n\n"
                + "data: [DONE]\n\n";
    }

    @Override
    public Reply error(int status, String model) {
        return switch (status) {
            case 400 -> reply("Invalid value in the request", "BadRequestError", 400);
            case 401 -> Reply.json(401, "{\"error\":\"Unauthorized\"}");
            case 404 -> reply("The model `" + model + "` does not exist.", "NotFoundError", 404);
            default -> reply("The engine cannot answer", "InternalServerError", status);
        };
    }

    private static Reply reply(String message, String type, int status) {
        return Reply.json(status, body(message, type, status).toString());
    }

    private static ObjectNode body(String message, String type, int status) {
        ObjectNode body = Json.object();
        body.set("error", OpenAiBodies.error(message, type, null).put("code", status));
        return body;
    }

    @Override
    public Reply tooLong(int promptTokens, int contextWindow) {
        return reply(
                "This model's maximum context length is %d tokens. However, your request has %d input tokens. Please reduce the length of the input messages."
                        .formatted(contextWindow, promptTokens),
                "BadRequestError",
                400);
    }
}
