package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;

/** Finds who answers a request: which path belongs to which dialect. */
final class Router {
    private final FakeModelServer.Setup setup;
    private final Listings listings;
    private final ChatHandler chat;

    Router(FakeModelServer.Setup setup) {
        this.setup = setup;
        listings = new Listings(setup.shelf());
        chat = new ChatHandler(setup);
    }

    /**
     * Answers the request.
     *
     * @return whether the connection can be used again
     */
    boolean handle(HttpConnection.Request request, HttpConnection connection) throws IOException {
        String sent = request.headers().getOrDefault("authorization", "");
        if (setup.apiKey() != null && !sent.equals("Bearer " + setup.apiKey())) {
            connection.reply(refused(sent));
            return true;
        }
        Set<Dialect> dialects = setup.dialects();
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

    private boolean openAi(HttpConnection.Request request, HttpConnection connection)
            throws IOException {
        Set<Dialect> dialects = setup.dialects();
        Dialect dialect = dialects.contains(Dialect.OPENAI) ? Dialect.OPENAI : Dialect.LMSTUDIO;
        if (dialects.contains(dialect)) {
            switch (request.method() + " " + request.path()) {
                case "POST /v1/chat/completions" -> {
                    return chat.handle(dialect, request, connection);
                }
                case "GET /v1/models" -> {
                    connection.reply(Reply.json(200, listings.openAi()));
                    return true;
                }
                default -> {}
            }
        }
        connection.reply(unknown(request));
        return true;
    }

    private @Nullable Reply ollama(HttpConnection.Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /" -> Reply.text(200, "Ollama is running");
            case "GET /api/version" -> Reply.json(200, "{\"version\":\"0.12.0\"}");
            case "GET /api/tags" -> Reply.json(200, listings.ollamaTags());
            case "GET /api/ps" -> Reply.json(200, listings.ollamaPs());
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
        String message = "Incorrect API key provided: " + sent.replaceFirst("^Bearer ", "");
        var body = Json.object();
        body.putObject("error")
                .put("message", message)
                .put("type", "invalid_request_error")
                .put("code", "invalid_api_key");
        return Reply.json(401, body.toString());
    }
}
