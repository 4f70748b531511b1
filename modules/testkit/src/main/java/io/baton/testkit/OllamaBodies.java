package io.baton.testkit;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Ollama's {@code /api/chat}: a line of JSON a piece, errors as {@code {"error":"…"}}. */
final class OllamaBodies implements ChatBodies {

    @Override
    public String streamType() {
        return "application/x-ndjson";
    }

    @Override
    public String whole(FakeAnswer answer) {
        ObjectNode body = piece(answer.model(), answer.text());
        if (answer.thinking() != null) {
            ((ObjectNode) body.path("message")).put("thinking", answer.thinking());
        }
        return finish(body, answer).toString();
    }

    @Override
    public List<String> stream(FakeAnswer answer) {
        List<String> lines = new ArrayList<>();
        if (answer.thinking() != null) {
            ObjectNode thought = piece(answer.model(), "");
            ((ObjectNode) thought.path("message")).put("thinking", answer.thinking());
            lines.add(thought + "\n");
        }
        answer.pieces().forEach(text -> lines.add(piece(answer.model(), text) + "\n"));
        lines.add(finish(piece(answer.model(), ""), answer) + "\n");
        return lines;
    }

    private static ObjectNode piece(String model, String text) {
        ObjectNode piece = Json.object();
        piece.put("model", model).put("created_at", "2026-11-24T06:00:00.000000Z");
        piece.putObject("message").put("role", "assistant").put("content", text);
        return piece.put("done", false);
    }

    private static ObjectNode finish(ObjectNode piece, FakeAnswer answer) {
        return piece.put("done", true)
                .put("done_reason", answer.finish())
                .put("total_duration", 200_000_000L)
                .put("load_duration", 1_000_000L)
                .put("prompt_eval_count", answer.promptTokens())
                .put("prompt_eval_duration", 50_000_000L)
                .put("eval_count", answer.completionTokens())
                .put("eval_duration", 149_000_000L);
    }

    @Override
    public String errorInStream() {
        return "{\"error\":\"an error was encountered while running the model: unexpected EOF\"}\n";
    }

    @Override
    public Reply error(int status, String model) {
        String message =
                switch (status) {
                    case 400 -> "\"" + model + "\" does not support chat";
                    case 401, 403 -> "unauthorized";
                    case 404 -> "model '" + model + "' not found";
                    case 429 -> "too many requests";
                    case 503 -> "server busy, please try again.  maximum pending requests exceeded";
                    default ->
                            "model runner has unexpectedly stopped, this may be due to resource"
                                    + " limitations or an internal error, check ollama server logs"
                                    + " for details";
                };
        return Reply.json(status, Json.object().put("error", message).toString());
    }

    @Override
    public Reply tooLong(int promptTokens, int contextWindow) {
        ObjectNode inner = Json.object();
        inner.putObject("error")
                .put("code", 400)
                .put(
                        "message",
                        "the prompt is longer than the context length currently available to the"
                                + " model; try increasing it")
                .put("type", "exceed_context_size_error")
                .put("n_prompt_tokens", promptTokens)
                .put("n_ctx", contextWindow);
        // The runner's own JSON arrives as a string inside Ollama's.
        return Reply.json(400, Json.object().put("error", inner.toString()).toString());
    }
}
