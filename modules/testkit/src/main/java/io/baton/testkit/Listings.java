package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the servers say about their models, as they document it. */
final class Listings {
    private final ModelShelf shelf;

    Listings(ModelShelf shelf) {
        this.shelf = shelf;
    }

    String ollamaTags() {
        ObjectNode body = Json.object();
        ArrayNode models = body.putArray("models");
        for (FakeModel model : shelf.installed()) {
            ObjectNode entry = models.addObject();
            entry.put("name", model.name()).put("model", model.name());
            entry.put("size", model.sizeBytes()).put("digest", digest(model));
            ollamaDetails(entry);
        }
        return body.toString();
    }

    private static String digest(FakeModel model) {
        return "sha256-%08x".formatted(model.hashCode());
    }

    private static void ollamaDetails(ObjectNode entry) {
        ObjectNode details = entry.putObject("details");
        details.put("format", "gguf").put("family", "llama");
        details.putArray("families").add("llama");
        details.put("parameter_size", "8.0B").put("quantization_level", "Q4_K_M");
    }

    @Nullable String ollamaShow(String name) {
        FakeModel model = shelf.find(name);
        if (model == null) {
            return null;
        }
        ObjectNode body = Json.object();
        ollamaDetails(body);
        body.putObject("model_info")
                .put("general.architecture", "llama")
                .put("llama.context_length", model.maxContext());
        ArrayNode capabilities = body.putArray("capabilities");
        capabilities.add(model.embedding() ? "embedding" : "completion");
        if (model.vision()) {
            capabilities.add("vision");
        }
        return body.toString();
    }

    String ollamaPs() {
        ObjectNode body = Json.object();
        ArrayNode models = body.putArray("models");
        for (FakeModel model : shelf.installed()) {
            int context = shelf.loadedContext(model.name());
            if (context > 0) {
                models.addObject()
                        .put("name", model.name())
                        .put("model", model.name())
                        .put("size", model.sizeBytes() + model.sizeBytes() / 10)
                        .put("size_vram", 0)
                        .put("expires_at", "2026-11-24T07:00:00Z")
                        .put("context_length", context);
            }
        }
        return body.toString();
    }

    String lmStudioV1() {
        ObjectNode body = Json.object();
        ArrayNode models = body.putArray("models");
        for (FakeModel model : shelf.installed()) {
            ObjectNode entry = models.addObject();
            entry.put("type", model.embedding() ? "embedding" : "llm").put("key", model.name());
            entry.put("display_name", model.name()).put("size_bytes", model.sizeBytes());
            entry.put("params_string", "8B").put("max_context_length", model.maxContext());
            ArrayNode instances = entry.putArray("loaded_instances");
            int context = shelf.loadedContext(model.name());
            if (context > 0) {
                ObjectNode instance = instances.addObject().put("id", model.name());
                instance.putObject("config").put("context_length", context).put("parallel", 4);
            }
            if (!model.embedding()) {
                entry.putObject("capabilities")
                        .put("vision", model.vision())
                        .put("trained_for_tool_use", true);
            }
        }
        return body.toString();
    }

    String lmStudioV0() {
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode models = body.putArray("data");
        for (FakeModel model : shelf.installed()) {
            int context = shelf.loadedContext(model.name());
            ObjectNode entry = models.addObject().put("id", model.name()).put("object", "model");
            entry.put("type", model.embedding() ? "embeddings" : model.vision() ? "vlm" : "llm");
            entry.put("state", context > 0 ? "loaded" : "not-loaded");
            entry.put("max_context_length", model.maxContext());
            if (context > 0) {
                entry.put("loaded_context_length", context);
            }
        }
        return body.toString();
    }
}
