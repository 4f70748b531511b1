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
    private final LlamaCppListing llamaCpp;
    private final String prefix;

    OpenAiListing(HttpCalls calls, String prefix) {
        this.calls = calls;
        this.llamaCpp = new LlamaCppListing(calls);
        this.prefix = prefix;
    }

    static int wellKnownContext(String model) {
        return LARGE_CONTEXT.matcher(model).matches() ? LARGE : DEFAULT_CONTEXT;
    }

    /**
     * The models by name. Empty when the server has no list.
     *
     * @throws ProviderException when the server cannot be asked or is none of this kind
     */
    Map<String, ListedModel> models(Instant deadline) throws InterruptedException {
        Reply reply = calls.get(prefix + "/models", deadline);
        if (reply.status() == 404 || reply.status() == 405) {
            return Map.of();
        }
        if (!reply.ok()) {
            throw calls.failures().ofReply(reply, "", null);
        }
        JsonNode body = Json.parse(reply.body());
        JsonNode entries = body.isArray() ? body : body.path("data");
        if (!entries.isArray()) {
            throw calls.failures()
                    .of(
                            ErrorCode.PROVIDER_REJECTED,
                            "",
                            "does not speak OpenAI's API: its list of models is none; check its"
                                    + " endpoint");
        }
        Map<String, ListedModel> models = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            String id = entry.path("id").asString("");
            if (!id.isEmpty()) {
                models.put(id, model(entry, deadline));
            }
        }
        inherit(entries, models);
        return models;
    }

    private ListedModel model(JsonNode entry, Instant deadline) throws InterruptedException {
        int context = 0;
        for (String field : CONTEXT_FIELDS) {
            context = context > 0 ? context : entry.path(field).asInt(0);
        }
        if (context == 0 && LlamaCppListing.wrote(entry)) {
            return llamaCpp.model(entry, deadline);
        }
        return ListedModel.UNKNOWN.withContext(context);
    }

    /** vLLM tells the context of a model, but not of the adapters that are made for it. */
    private static void inherit(JsonNode entries, Map<String, ListedModel> models) {
        for (JsonNode entry : entries) {
            ListedModel parent = models.get(entry.path("parent").asString(""));
            if (parent != null) {
                models.computeIfPresent(
                        entry.path("id").asString(""),
                        (id, model) ->
                                model.context() > 0 ? model : model.withContext(parent.context()));
            }
        }
    }
}
