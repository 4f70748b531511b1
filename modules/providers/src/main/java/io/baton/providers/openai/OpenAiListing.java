package io.baton.providers.openai;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;
import io.baton.providers.http.HttpCalls;
import io.baton.providers.http.Json;
import io.baton.providers.http.Reply;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Asks for the list of models, and for the context of each where the server tells it. */
final class OpenAiListing {
    /** Context of a model of which nobody says anything: what even old models have. */
    static final int DEFAULT_CONTEXT = 8192;

    private static final Pattern LARGE_CONTEXT =
            Pattern.compile("^(.*/)?(gpt-4o|gpt-4-turbo|gpt-4\\.1|gpt-5|o[1-9]|claude|gemini).*");
    private static final int LARGE = 128_000;

    /** Names of the effective context among the servers that tell it. */
    private static final List<String> CONTEXT_FIELDS =
            List.of(
                    "max_model_len",
                    "context_length",
                    "context_window",
                    "max_context_length",
                    "max_input_tokens");

    private final HttpCalls calls;
    private final String prefix;

    OpenAiListing(HttpCalls calls, String prefix) {
        this.calls = calls;
        this.prefix = prefix;
    }

    static int wellKnownContext(String model) {
        return LARGE_CONTEXT.matcher(model).matches() ? LARGE : DEFAULT_CONTEXT;
    }

    /**
     * Effective context by model; 0 where the server does not say it. Empty when the server has no
     * list.
     *
     * @throws ProviderException when the server cannot be asked or is none of this kind
     */
    Map<String, Integer> contexts(Instant deadline) throws InterruptedException {
        Reply reply = calls.get(prefix + "/models", deadline);
        if (reply.status() == 404 || reply.status() == 405) {
            return Map.of();
        }
        if (!reply.ok()) {
            throw calls.failures().ofReply(reply, "", null);
        }
        JsonNode body = Json.parse(reply.body());
        JsonNode models = body.isArray() ? body : body.path("data");
        if (!models.isArray()) {
            throw calls.failures()
                    .of(
                            ErrorCode.PROVIDER_REJECTED,
                            "",
                            "does not speak OpenAI's API: its list of models is none; check its"
                                    + " endpoint");
        }
        Map<String, Integer> contexts = new LinkedHashMap<>();
        for (JsonNode model : models) {
            String id = model.path("id").asString("");
            if (!id.isEmpty()) {
                contexts.put(id, context(model, deadline));
            }
        }
        return contexts;
    }

    private int context(JsonNode model, Instant deadline) throws InterruptedException {
        for (String field : CONTEXT_FIELDS) {
            int context = model.path(field).asInt(0);
            if (context > 0) {
                return context;
            }
        }
        return model.path("owned_by").asString("").equals("llamacpp") ? llamaCpp(deadline) : 0;
    }

    /** llama.cpp lists only what the model was trained with; what a slot has is elsewhere. */
    private int llamaCpp(Instant deadline) throws InterruptedException {
        try {
            JsonNode props = Json.parse(calls.get("/props", deadline).body());
            return props.path("default_generation_settings").path("n_ctx").asInt(0);
        } catch (ProviderException unsaid) {
            return 0;
        }
    }
}
