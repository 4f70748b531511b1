package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code GET /v1/models} says, by whom is asked. */
final class HostedListings {
    private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=(\\d+)");
    private static final Pattern AFTER = Pattern.compile("(?:^|&)after_id=([^&]*)");

    /** Models on a page of Anthropic's when none is asked for. */
    private static final int PAGE = 20;

    private static final long PARAMETERS = 8_000_000_000L;

    private final ModelShelf shelf;

    HostedListings(ModelShelf shelf) {
        this.shelf = shelf;
    }

    /** The list as a server of that kind gives it. */
    String models(Dialect dialect) {
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode models = body.putArray("data");
        for (FakeModel model : shelf.installed()) {
            ObjectNode entry = models.addObject().put("id", model.name()).put("object", "model");
            switch (dialect) {
                case VLLM ->
                        entry.put("owned_by", "vllm")
                                .put("root", model.name())
                                .put("parent", (String) null)
                                .put("max_model_len", model.contextWindow());
                case LLAMACPP -> {
                    entry.put("owned_by", "llamacpp");
                    entry.putObject("meta")
                            .put("n_ctx_train", model.maxContext())
                            .put("n_params", PARAMETERS)
                            .put("size", model.sizeBytes());
                }
                // OpenAI itself tells no context; gateways in front of it do.
                default ->
                        entry.put("owned_by", "fake").put("max_model_len", model.contextWindow());
            }
        }
        return body.toString();
    }

    /** llama.cpp serves one model, so its properties are those of that one. */
    String llamaCppProps() {
        FakeModel model = shelf.installed().getFirst();
        ObjectNode body = Json.object().put("total_slots", 1).put("model_path", model.name());
        body.putObject("default_generation_settings").put("n_ctx", model.contextWindow());
        body.putObject("modalities").put("vision", model.vision()).put("audio", false);
        return body.toString();
    }

    /**
     * A page of Anthropic's list.
     *
     * @param query may say {@code limit} and {@code after_id}
     */
    String anthropic(@Nullable String query) {
        String asked = query == null ? "" : query;
        Matcher limit = LIMIT.matcher(asked);
        int page = limit.find() ? Integer.parseInt(limit.group(1)) : PAGE;
        List<FakeModel> all =
                shelf.installed().stream().filter(model -> !model.embedding()).toList();
        Matcher after = AFTER.matcher(asked);
        int from = after.find() ? position(all, after.group(1)) + 1 : 0;
        List<FakeModel> shown = all.subList(from, Math.min(all.size(), from + page));
        ObjectNode body = Json.object();
        ArrayNode models = body.putArray("data");
        shown.forEach(model -> describe(models.addObject(), model));
        return body.put("has_more", from + shown.size() < all.size())
                .put("first_id", shown.isEmpty() ? null : shown.getFirst().name())
                .put("last_id", shown.isEmpty() ? null : shown.getLast().name())
                .toString();
    }

    private static int position(List<FakeModel> models, String name) {
        return models.stream().map(FakeModel::name).toList().indexOf(name);
    }

    private static void describe(ObjectNode entry, FakeModel model) {
        entry.put("type", "model").put("id", model.name()).put("display_name", model.name());
        entry.put("created_at", "2026-02-01T00:00:00Z");
        entry.put("max_input_tokens", model.contextWindow());
        entry.put("max_tokens", model.contextWindow());
        ObjectNode capabilities = entry.putObject("capabilities");
        capabilities.putObject("image_input").put("supported", model.vision());
        capabilities.putObject("structured_outputs").put("supported", true);
    }
}
