package io.baton.providers.anthropic;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;
import io.baton.providers.FoundModel.Told;
import io.baton.providers.http.HttpCalls;
import io.baton.providers.http.Json;
import io.baton.providers.http.Reply;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks for the list of models, which comes in pages. */
final class AnthropicListing {
    /** Context of a model of which nobody says anything. */
    static final int WELL_KNOWN_CONTEXT = 200_000;

    /** Models on a page; Anthropic gives 20 unless asked for more. */
    private static final int PAGE = 100;

    /** More pages than anybody has models for: a list that never ends is a broken one. */
    private static final int MOST_PAGES = 50;

    private final HttpCalls calls;

    AnthropicListing(HttpCalls calls) {
        this.calls = calls;
    }

    /**
     * The models by name. Empty when the server has no list.
     *
     * @throws ProviderException when the server cannot be asked or is none of this kind
     */
    Map<String, ListedModel> models(Instant deadline) throws InterruptedException {
        Map<String, ListedModel> models = new LinkedHashMap<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Reply reply = calls.get("/v1/models?limit=" + PAGE + after, deadline);
            if (reply.status() == 404 || reply.status() == 405) {
                return models;
            }
            if (!reply.ok()) {
                throw calls.failures().ofReply(reply, "", null);
            }
            JsonNode body = Json.parse(reply.body());
            add(body, models);
            String last = body.path("last_id").asString("");
            if (!body.path("has_more").asBoolean(false) || last.isEmpty()) {
                return models;
            }
            after = "&after_id=" + URLEncoder.encode(last, StandardCharsets.UTF_8);
        }
        throw none("its list of models does not end");
    }

    private void add(JsonNode body, Map<String, ListedModel> models) {
        if (!body.path("data").isArray()) {
            throw none("its list of models is none");
        }
        for (JsonNode model : body.path("data")) {
            String id = model.path("id").asString("");
            if (!id.isEmpty()) {
                models.put(
                        id,
                        new ListedModel(
                                model.path("max_input_tokens").asInt(0),
                                model.path("max_tokens").asInt(0),
                                vision(model.path("capabilities").path("image_input"))));
            }
        }
    }

    private static Told vision(JsonNode images) {
        return images.has("supported")
                ? Told.of(images.path("supported").asBoolean(false))
                : Told.UNSAID;
    }

    private ProviderException none(String what) {
        return calls.failures()
                .of(
                        ErrorCode.PROVIDER_REJECTED,
                        "",
                        "does not speak Anthropic's API: " + what + "; check its endpoint");
    }
}
