package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds who answers a request: which path belongs to which dialect. */
final class Router {
    private static final List<Dialect> OPENAI_FAMILY =
            List.of(Dialect.OPENAI, Dialect.LMSTUDIO, Dialect.VLLM, Dialect.LLAMACPP);

    private final FakeModelServer.Setup setup;
    private final Listings listings;
    private final HostedListings hosted;
    private final ChatHandler chat;

    Router(FakeModelServer.Setup setup) {
        this.setup = setup;
        listings = new Listings(setup.shelf());
        hosted = new HostedListings(setup.shelf());
        chat = new ChatHandler(setup);
    }

    /**
     * Answers the request.
     *
     * @return whether the connection can be used again
     */
    boolean handle(HttpConnection.Request request, HttpConnection connection) throws IOException {
        Set<Dialect> dialects = setup.dialects();
        boolean anthropic =
                dialects.contains(Dialect.ANTHROPIC)
                        && request.headers().containsKey("anthropic-version");
        String sent = key(request, anthropic);
        if (setup.apiKey() != null && !sent.equals(setup.apiKey())) {
            connection.reply(anthropic ? AnthropicBodies.refused() : refused(sent));
            return true;
        }
        if (anthropic) {
            return anthropic(request, connection);
        }
        if (dialects.contains(Dialect.OLLAMA)) {
            if (request.method().equals("POST") && request.path().equals("/api/chat")) {
                return chat.handle(Dialect.OLLAMA, request, connection);
            }
            Reply reply = ollama(request);
            if (reply != null) {
                connection.reply(reply);
                return true;
            }
        }
        if (dialects.contains(Dialect.LMSTUDIO)) {
            Reply reply = lmStudio(request);
            if (reply != null) {
                connection.reply(reply);
                return true;
            }
        }
        return openAi(request, connection);
    }

    private static String key(HttpConnection.Request request, boolean anthropic) {
        Map<String, String> headers = request.headers();
        return anthropic
                ? headers.getOrDefault("x-api-key", "")
                : headers.getOrDefault("authorization", "").replaceFirst("^Bearer ", "");
    }

    private boolean anthropic(HttpConnection.Request request, HttpConnection connection)
            throws IOException {
        if (request.method().equals("POST") && request.path().equals("/v1/messages")) {
            return chat.handle(Dialect.ANTHROPIC, request, connection);
        }
        URI called = URI.create(request.path());
        boolean list = request.method().equals("GET") && "/v1/models".equals(called.getPath());
        connection.reply(
                list
                        ? Reply.json(200, hosted.anthropic(called.getQuery()))
                        : AnthropicBodies.failure(404, "not_found_error", "Not Found"));
        return true;
    }

    /** The first dialect of this family, in their order, when the server speaks several. */
    private boolean openAi(HttpConnection.Request request, HttpConnection connection)
            throws IOException {
        for (Dialect dialect : OPENAI_FAMILY) {
            if (!setup.dialects().contains(dialect)) {
                continue;
            }
            switch (request.method() + " " + request.path()) {
                case "POST /v1/chat/completions" -> {
                    return chat.handle(dialect, request, connection);
                }
                case "GET /v1/models" -> {
                    connection.reply(Reply.json(200, hosted.models(dialect)));
                    return true;
                }
                case "GET /props" -> {
                    if (dialect == Dialect.LLAMACPP) {
                        connection.reply(Reply.json(200, hosted.llamaCppProps()));
                        return true;
                    }
                }
                default -> {}
            }
        }
        connection.reply(unknown(request));
        return true;
    }

    /** Ollama lets a model go that is asked for nothing and to be kept for no time. */
    private Reply unload(JsonNode body) {
        String name = body.path("model").asString("");
        if (setup.shelf().find(name) == null) {
            return new OllamaBodies().error(404, name);
        }
        if (!body.path("prompt").asString("").isEmpty() || body.path("keep_alive").asInt(1) != 0) {
            return Reply.json(501, "{\"error\":\"this fake only unloads here\"}");
        }
        setup.shelf().unload(name);
        return Reply.json(
                200,
                "{\"model\":\""
                        + name
                        + "\",\"response\":\"\",\"done\":true,\"done_reason\":\"unload\"}");
    }

    private @Nullable Reply ollama(HttpConnection.Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /" -> Reply.text(200, "Ollama is running");
            case "GET /api/version" -> Reply.json(200, "{\"version\":\"0.12.0\"}");
            case "GET /api/tags" -> Reply.json(200, listings.ollamaTags());
            case "GET /api/ps" -> Reply.json(200, listings.ollamaPs());
            case "POST /api/generate" -> unload(Json.parse(request.body()));
            case "POST /api/show" -> {
                String name = Json.parse(request.body()).path("model").asString("");
                String shown = listings.ollamaShow(name);
                yield shown == null ? new OllamaBodies().error(404, name) : Reply.json(200, shown);
            }
            default -> null;
        };
    }

    private @Nullable Reply lmStudio(HttpConnection.Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /api/v1/models" ->
                    setup.older() ? null : Reply.json(200, listings.lmStudioV1());
            case "GET /api/v0/models" -> Reply.json(200, listings.lmStudioV0());
            default -> null;
        };
    }

    /** LM Studio alone answers 200 to what it does not know. */
    private Reply unknown(HttpConnection.Request request) {
        if (setup.dialects().equals(Set.of(Dialect.LMSTUDIO))) {
            String message =
                    "Unexpected endpoint or method. (%s %s)"
                            .formatted(request.method(), request.path());
            return Reply.json(200, Json.object().put("error", message).toString());
        }
        return Reply.text(404, "404 page not found");
    }

    private static Reply refused(String sent) {
        String message = "Incorrect API key provided: " + sent;
        var body = Json.object();
        body.putObject("error")
                .put("message", message)
                .put("type", "invalid_request_error")
                .put("code", "invalid_api_key");
        return Reply.json(401, body.toString());
    }
}
