package io.baton.providers.ollama;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;
import io.baton.providers.FoundModel.Told;
import io.baton.providers.ModelFamilies;
import io.baton.providers.http.HttpCalls;
import io.baton.providers.http.Json;
import io.baton.providers.http.Reply;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks Ollama what is installed, what is loaded and what each model can do. */
final class OllamaInventory {
    /** What a loaded model takes beyond its file: cache of the context, buffers. */
    private static final double MEMORY_PER_FILE_BYTE = 1.2;

    private final HttpCalls calls;

    /** Answers of {@code /api/show} by digest: they change only with the model itself. */
    private final Map<String, JsonNode> shown = new ConcurrentHashMap<>();

    OllamaInventory(HttpCalls calls) {
        this.calls = calls;
    }

    /**
     * What is installed now.
     *
     * @throws ProviderException when Ollama cannot be asked or something else answers
     */
    List<InstalledModel> list(Instant deadline) throws InterruptedException {
        JsonNode tags = ask("/api/tags", deadline).path("models");
        Map<String, JsonNode> loaded = new HashMap<>();
        for (JsonNode model : ask("/api/ps", deadline).path("models")) {
            loaded.put(model.path("name").asString(""), model);
        }
        List<InstalledModel> models = new ArrayList<>();
        for (JsonNode tag : tags) {
            String name = tag.path("name").asString("");
            if (!name.isEmpty()) {
                JsonNode running = loaded.getOrDefault(name, Json.object());
                models.add(installed(name, tag, running, details(name, tag, deadline)));
            }
        }
        return models;
    }

    private JsonNode ask(String path, Instant deadline) throws InterruptedException {
        Reply reply = calls.get(path, deadline);
        JsonNode body = Json.parse(reply.body());
        if (!reply.ok()) {
            throw calls.failures().ofReply(reply, "", null);
        }
        if (!body.path("models").isArray()) {
            throw calls.failures()
                    .of(
                            ErrorCode.PROVIDER_REJECTED,
                            "",
                            "is no Ollama server: its answer to " + path + " lists no models");
        }
        return body;
    }

    /** A model that cannot be shown is described by what the list says alone. */
    private JsonNode details(String name, JsonNode tag, Instant deadline)
            throws InterruptedException {
        String key = name + "@" + tag.path("digest").asString("");
        JsonNode known = shown.get(key);
        if (known != null) {
            return known;
        }
        String question = Json.object().put("model", name).toString();
        try {
            Reply reply = calls.post("/api/show", question, name, deadline);
            JsonNode body = Json.parse(reply.body());
            if (reply.ok() && body.path("model_info").isObject()) {
                shown.put(key, body);
                return body;
            }
        } catch (ProviderException unanswered) {
            return Json.object();
        }
        return Json.object();
    }

    private static InstalledModel installed(
            String name, JsonNode tag, JsonNode running, JsonNode show) {
        JsonNode capabilities =
                show.has("capabilities") ? show.path("capabilities") : tag.path("capabilities");
        boolean told = !capabilities.isEmpty();
        long file = tag.path("size").asLong(0);
        String digest = tag.path("digest").asString("");
        return new InstalledModel(
                name,
                digest.isEmpty() ? null : digest,
                told ? lists(capabilities, "completion") : ModelFamilies.generative(name),
                running.has("name"),
                running.path("context_length").asInt(0),
                maxContext(tag, show),
                running.path("size").asLong(Math.round(file * MEMORY_PER_FILE_BYTE)),
                ModelFamilies.parameters(tag.path("details").path("parameter_size").asString("")),
                told ? Told.of(lists(capabilities, "vision")) : Told.UNSAID,
                tag.has("remote_host") || name.endsWith("-cloud") || name.endsWith(":cloud"));
    }

    private static boolean lists(JsonNode array, String word) {
        for (JsonNode entry : array) {
            if (entry.asString("").equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static int maxContext(JsonNode tag, JsonNode show) {
        JsonNode info = show.path("model_info");
        String architecture = info.path("general.architecture").asString("");
        int own = info.path(architecture + ".context_length").asInt(0);
        return own > 0 ? own : tag.path("details").path("context_length").asInt(0);
    }
}
