package io.baton.providers.lmstudio;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;
import io.baton.providers.FoundModel.Told;
import io.baton.providers.ModelFamilies;
import io.baton.providers.http.HttpCalls;
import io.baton.providers.http.Json;
import io.baton.providers.http.Reply;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks LM Studio what is installed and loaded: by its API of 2026, else by the older one. It
 * answers 200 to paths that it does not know, so only the body tells whether it knows them.
 */
final class LmStudioInventory {
    private final HttpCalls calls;

    LmStudioInventory(HttpCalls calls) {
        this.calls = calls;
    }

    /**
     * What is installed now, models that only embed left out.
     *
     * @throws ProviderException when LM Studio cannot be asked or something else answers
     */
    List<InstalledModel> list(Instant deadline) throws InterruptedException {
        JsonNode models = ask("/api/v1/models", "models", deadline);
        if (models != null) {
            return read(models, LmStudioInventory::current);
        }
        models = ask("/api/v0/models", "data", deadline);
        if (models != null) {
            return read(models, LmStudioInventory::older);
        }
        throw calls.failures()
                .of(
                        ErrorCode.PROVIDER_REJECTED,
                        "",
                        "is no LM Studio server, or one older than 0.3.6: it lists no models");
    }

    private @Nullable JsonNode ask(String path, String field, Instant deadline)
            throws InterruptedException {
        Reply reply = calls.get(path, deadline);
        if (reply.status() == 401 || reply.status() == 403 || reply.status() >= 500) {
            throw calls.failures().ofReply(reply, "", null);
        }
        JsonNode models = Json.parse(reply.body()).path(field);
        return models.isArray() ? models : null;
    }

    private interface Reader {
        InstalledModel read(JsonNode model);
    }

    private static List<InstalledModel> read(JsonNode models, Reader reader) {
        List<InstalledModel> installed = new ArrayList<>();
        for (JsonNode model : models) {
            InstalledModel one = reader.read(model);
            boolean embeds = model.path("type").asString("").startsWith("embedding");
            if (!one.key().isEmpty() && !embeds && ModelFamilies.generative(one.key())) {
                installed.add(one);
            }
        }
        return installed;
    }

    private static InstalledModel current(JsonNode model) {
        JsonNode loaded = model.path("loaded_instances").path(0);
        JsonNode vision = model.path("capabilities").path("vision");
        return new InstalledModel(
                model.path("key").asString(""),
                loaded.isObject(),
                loaded.path("config").path("context_length").asInt(0),
                model.path("max_context_length").asInt(0),
                model.path("size_bytes").asLong(0),
                ModelFamilies.parameters(model.path("params_string").asString("")),
                vision.isBoolean() ? Told.of(vision.asBoolean(false)) : Told.UNSAID);
    }

    private static InstalledModel older(JsonNode model) {
        return new InstalledModel(
                model.path("id").asString(""),
                model.path("state").asString("").equals("loaded"),
                model.path("loaded_context_length").asInt(0),
                model.path("max_context_length").asInt(0),
                0,
                0,
                Told.of(model.path("type").asString("").equals("vlm")));
    }
}
