package io.baton.testkit;

import tools.jackson.databind.node.ObjectNode;

/** LM Studio's chat completions: OpenAI's shapes, its own words for what goes wrong. */
final class LmStudioBodies extends OpenAiShaped {
    LmStudioBodies(boolean usageInStream) {
        super(usageInStream);
    }

    @Override
    public String errorInStream() {
        return "event: error\n"
                + "data: {\"error\":{\"message\":\"The model has crashed without additional"
                + " information. (Exit code: 6)\"}}\n\n";
    }

    @Override
    public Reply error(int status, String model) {
        if (status != 404) {
            return super.error(status, model);
        }
        ObjectNode body = Json.object();
        body.set(
                "error",
                OpenAiBodies.error(
                                "Model \"" + model + "\" not found",
                                "invalid_request_error",
                                "model_not_found")
                        .put("param", "model"));
        return Reply.json(404, body.toString());
    }

    @Override
    public Reply tooLong(int promptTokens, int contextWindow) {
        String message =
                ("Trying to keep the first %d tokens when context the overflows. However, the model"
                                + " is loaded with context length of only %d tokens, which is not enough."
                                + " Try to load the model with a larger context length, or provide a"
                                + " shorter input")
                        .formatted(promptTokens, contextWindow);
        return Reply.json(400, Json.object().put("error", message).toString());
    }
}
