package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Answers one chat call: waits as long as a model would, and goes wrong when told to. */
final class ChatHandler {
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final int OLLAMA_DEFAULT_CONTEXT = 4096;

    private final FakeModelServer.Setup setup;

    ChatHandler(FakeModelServer.Setup setup) {
        this.setup = setup;
    }

    /**
     * Answers on that connection.
     *
     * @return whether the connection can be used again
     */
    boolean handle(Dialect dialect, HttpConnection.Request http, HttpConnection connection)
            throws IOException {
        JsonNode body = Json.parse(http.body());
        ChatBodies bodies = bodies(dialect, body);
        if (!body.isObject()) {
            connection.reply(bodies.error(dialect == Dialect.LLAMACPP ? 500 : 400, ""));
            return true;
        }
        FakeRequest request = FakeRequest.of(dialect, body, http.headers());
        // Before the log shows the call: who waits for that may rely on the fault being this
        // call's.
        Fault fault = setup.faults().next(request.model());
        setup.log().started(request);
        try {
            return answer(request, fault, bodies, connection);
        } catch (IOException hungUp) {
            setup.log().disconnected();
            throw hungUp;
        } finally {
            setup.log().ended();
        }
    }

    private static ChatBodies bodies(Dialect dialect, JsonNode body) {
        boolean usage = body.path("stream_options").path("include_usage").asBoolean(false);
        return switch (dialect) {
            case OLLAMA -> new OllamaBodies();
            case LMSTUDIO -> new LmStudioBodies(usage);
            case OPENAI -> new OpenAiBodies(usage);
            case VLLM -> new VllmBodies(usage);
            case LLAMACPP -> new LlamaCppBodies(usage);
            case ANTHROPIC -> new AnthropicBodies(AnthropicBodies.forcedTool(body));
        };
    }

    private boolean answer(
            FakeRequest request,
            @Nullable Fault fault,
            ChatBodies bodies,
            HttpConnection connection)
            throws IOException {
        FakeModel model = servedModel(request);
        if (fault instanceof Fault.Status status) {
            connection.reply(documented(status, bodies, request.model()));
            return true;
        }
        if (fault == Fault.Kind.CLOSED) {
            return false;
        }
        if (model == null) {
            connection.reply(bodies.error(404, request.model()));
            return true;
        }
        if (model.embedding()) {
            connection.reply(bodies.error(400, request.model()));
            return true;
        }
        int context = context(request, model);
        boolean loads = setup.shelf().use(model.name(), context);
        if (loads) {
            setup.log().loaded();
        }
        if (!connection.pause(fault == Fault.Kind.HANG ? FOREVER : latency(loads))) {
            setup.log().disconnected();
            return false;
        }
        int promptTokens = (int) Math.ceil(request.promptTokens() * setup.tokenScale());
        if (promptTokens > context) {
            boolean cut =
                    request.dialect() == Dialect.OLLAMA
                            && request.body().path("truncate").asBoolean(true);
            if (!cut) {
                connection.reply(bodies.tooLong(promptTokens, context));
                return true;
            }
            promptTokens = context;
        }
        FakeAnswer answer = say(request, model, promptTokens, fault);
        return new FaultyWriter(connection, bodies, setup.log())
                .write(answer, fault, request.stream());
    }

    private Duration latency(boolean loads) {
        return loads ? setup.latency().plus(setup.loadLatency()) : setup.latency();
    }

    private static Reply documented(Fault.Status fault, ChatBodies bodies, String model) {
        Reply reply =
                fault.body() == null
                        ? bodies.error(fault.status(), model)
                        : Reply.json(fault.status(), fault.body());
        return reply.withHeaders(fault.headers());
    }

    /** LM Studio lets its only loaded model answer for one that it does not know. */
    private @Nullable FakeModel servedModel(FakeRequest request) {
        FakeModel asked = setup.shelf().find(request.model());
        return asked == null && request.dialect() == Dialect.LMSTUDIO
                ? setup.shelf().onlyLoaded()
                : asked;
    }

    private static int context(FakeRequest request, FakeModel model) {
        if (request.dialect() != Dialect.OLLAMA) {
            return model.contextWindow();
        }
        int asked = request.body().path("options").path("num_ctx").asInt(OLLAMA_DEFAULT_CONTEXT);
        return Math.min(asked, model.maxContext());
    }

    private FakeAnswer say(
            FakeRequest request, FakeModel model, int promptTokens, @Nullable Fault fault) {
        String text = setup.script().answer(request);
        String finish = "stop";
        int limit = limit(request);
        if (limit > 0 && FakeRequest.tokens(text.length()) > limit) {
            text = text.substring(0, limit * 4);
            finish = "length";
        }
        String thinking = null;
        String name = request.dialect() == Dialect.OLLAMA ? request.model() : model.name();
        switch (fault) {
            case Fault.Kind.WRONG_MODEL -> name = "another-model:1b";
            case Fault.Kind.EMPTY_CONTENT -> text = "";
            case Fault.Kind.ONLY_THINKING -> {
                thinking = "Let me think.";
                text = "";
            }
            case Fault.Kind.THINKING -> {
                thinking = "Let me think.";
                text = "<think>\nIs it so? No.\n</think>\n\n" + text;
            }
            case null, default -> {}
        }
        int tokens = FakeRequest.tokens(text.length());
        return new FakeAnswer(name, text, thinking, promptTokens, tokens, finish);
    }

    private static int limit(FakeRequest request) {
        JsonNode body = request.body();
        List<JsonNode> limits =
                List.of(
                        body.path("options").path("num_predict"),
                        body.path("max_tokens"),
                        body.path("max_completion_tokens"));
        return Objects.requireNonNullElse(
                limits.stream()
                        .map(limit -> limit.asInt(0))
                        .filter(n -> n > 0)
                        .findFirst()
                        .orElse(null),
                0);
    }
}
