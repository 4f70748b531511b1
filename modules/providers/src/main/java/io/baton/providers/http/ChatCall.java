package io.baton.providers.http;

import io.baton.domain.chain.Prompt;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One chat call as dialects see it.
 *
 * @param settings null when nothing was configured about the model
 */
public record ChatCall(
        ModelDescriptor model,
        @Nullable ModelSettings settings,
        ModelRequest request,
        Failures failures) {

    public String modelName() {
        return model.modelName();
    }

    public Prompt prompt() {
        return request.prompt();
    }

    /** Adds the messages, which both dialects write alike. */
    public void putMessages(ObjectNode body) {
        ArrayNode messages = body.putArray("messages");
        if (!prompt().system().isBlank()) {
            messages.addObject().put("role", "system").put("content", prompt().system());
        }
        messages.addObject().put("role", "user").put("content", prompt().userMessage());
    }

    /**
     * Most tokens to answer with, the smaller of what is asked and configured; 0 when neither is.
     */
    public int maxTokens() {
        int asked = request.maxOutputTokens();
        int configured =
                settings == null || settings.maxTokens() == null ? 0 : settings.maxTokens();
        return asked > 0 && configured > 0
                ? Math.min(asked, configured)
                : Math.max(asked, configured);
    }

    /**
     * The schema of a JSON answer, null when there is none.
     *
     * @throws ProviderException when it is no JSON
     */
    public @Nullable JsonNode schema() {
        String text = request.outputSchema();
        if (text == null || text.isBlank()) {
            return null;
        }
        JsonNode schema = Json.parse(text);
        if (!schema.isObject()) {
            throw fail(
                    ErrorCode.PROVIDER_REJECTED, "was not called: outputSchema is no JSON object");
        }
        return schema;
    }

    /** A failure of this call. */
    public ProviderException fail(ErrorCode code, String what) {
        return failures.of(code, modelName(), what);
    }

    /**
     * Makes sure that the body is no error in the clothes of success.
     *
     * @throws ProviderException when it is
     */
    public void rejectError(JsonNode body) {
        ProviderException hidden = failures.inBody(body, modelName(), prompt());
        if (hidden != null) {
            throw hidden;
        }
    }
}
