package io.baton.providers.openai;

import io.baton.domain.model.ProviderException;
import io.baton.providers.FoundModel.Told;
import io.baton.providers.http.HttpCalls;
import io.baton.providers.http.Json;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What llama.cpp's server tells of a model. Its list has only the context that the model was
 * trained with; what a slot of it has is a property of the running server.
 */
final class LlamaCppListing {
    private static final double BILLION = 1e9;

    private final HttpCalls calls;

    LlamaCppListing(HttpCalls calls) {
        this.calls = calls;
    }

    /** Whether the entry of a list is one of llama.cpp's. */
    static boolean wrote(JsonNode entry) {
        return entry.path("owned_by").asString("").equals("llamacpp");
    }

    /** The model of that entry. */
    ListedModel model(JsonNode entry, Instant deadline) throws InterruptedException {
        JsonNode meta = entry.path("meta");
        // A server of many models names the state of each; asking about one must not load it.
        String state = entry.path("status").path("value").asString("");
        boolean resident = state.isEmpty() || state.equals("loaded");
        String id = URLEncoder.encode(entry.path("id").asString(""), StandardCharsets.UTF_8);
        JsonNode properties =
                resident
                        ? properties(state.isEmpty() ? "" : "?autoload=false&model=" + id, deadline)
                        : Json.object();
        JsonNode vision = properties.path("modalities").path("vision");
        return new ListedModel(
                properties.path("default_generation_settings").path("n_ctx").asInt(0),
                meta.path("size").asLong(0),
                meta.path("n_params").asLong(0) / BILLION,
                vision.isBoolean() ? Told.of(vision.asBoolean(false)) : Told.UNSAID,
                resident);
    }

    private JsonNode properties(String query, Instant deadline) throws InterruptedException {
        try {
            return Json.parse(calls.get("/props" + query, deadline).body());
        } catch (ProviderException unsaid) {
            return Json.object();
        }
    }
}
