package io.baton.providers.http;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** A model behind a chat endpoint: one call is one request, never repeated here. */
public final class HttpModel implements LlmModel {
    /** More characters than any tokenizer puts into one token on average. */
    private static final int CHARACTERS_PER_TOKEN = 8;

    private final ModelDescriptor descriptor;
    private final @Nullable ModelSettings settings;
    private final Duration callTimeout;
    private final HttpCalls calls;
    private final ChatDialect dialect;

    /**
     * A model.
     *
     * @param settings null when nothing was configured about it
     * @param callTimeout longest single call
     */
    public HttpModel(
            ModelDescriptor descriptor,
            @Nullable ModelSettings settings,
            Duration callTimeout,
            HttpCalls calls,
            ChatDialect dialect) {
        this.descriptor = descriptor;
        this.settings = settings;
        this.callTimeout = callTimeout;
        this.calls = calls;
        this.dialect = dialect;
    }

    @Override
    public ModelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public ModelAnswer generate(ModelRequest request) throws InterruptedException {
        ChatCall call = new ChatCall(descriptor, settings, request, calls.failures());
        rejectEmpty(call);
        rejectHopeless(call);
        Instant limit = Instant.now().plus(callTimeout);
        Instant deadline = request.deadline().isBefore(limit) ? request.deadline() : limit;
        String json = dialect.body(call).toString();
        Reply reply = calls.post(dialect.path(), json, call.modelName(), deadline);
        if (!reply.ok()) {
            throw calls.failures().ofReply(reply, call.modelName(), call.prompt());
        }
        RawAnswer answer = dialect.read(reply, call);
        try {
            return accept(answer, call);
        } catch (ProviderException useless) {
            throw useless.after(answer.usage());
        }
    }

    /**
     * Ollama takes a call without words for the wish to load the model, others invent something.
     */
    private static void rejectEmpty(ChatCall call) {
        if (call.prompt().userMessage().isBlank()) {
            throw call.fail(ErrorCode.PROVIDER_REJECTED, "was not called: the prompt is empty");
        }
    }

    /** Some servers cut such a prompt or answer nothing, so they are not asked. */
    private void rejectHopeless(ChatCall call) {
        int fewest = fewestTokens(call);
        if (fewest > descriptor.contextWindow()) {
            throw call.fail(
                    ErrorCode.CONTEXT_EXCEEDED,
                    "was not called: its context is %d tokens, the prompt has at least %d"
                            .formatted(descriptor.contextWindow(), fewest));
        }
    }

    /** A lower bound: runs of spaces, which tokenizers merge, do not count. */
    private static int fewestTokens(ChatCall call) {
        String system = call.prompt().system();
        String user = call.prompt().userMessage();
        long signs =
                system.chars().filter(c -> !Character.isWhitespace(c)).count()
                        + user.chars().filter(c -> !Character.isWhitespace(c)).count();
        return (int) Math.min(Integer.MAX_VALUE, signs / CHARACTERS_PER_TOKEN);
    }

    private ModelAnswer accept(RawAnswer answer, ChatCall call) {
        boolean alias = settings != null && settings.tags().contains("alias");
        if (!answer.model().isEmpty()
                && !alias
                && !dialect.same(call.modelName(), answer.model())) {
            throw call.fail(
                    ErrorCode.MODEL_NOT_FOUND,
                    "did not answer, %s answered in its place; if that is right, tag it 'alias'"
                            .formatted(answer.model()));
        }
        if (answer.finish().equals("content_filter")) {
            throw call.fail(
                    ErrorCode.PROVIDER_REJECTED, "broke its answer off: its content filter");
        }
        boolean truncated = answer.finish().equals("length");
        String text = AnswerText.withoutThoughts(answer.content());
        if (text.isBlank()) {
            throw blank(answer, truncated, call);
        }
        String model = answer.model().isEmpty() ? call.modelName() : answer.model();
        return new ModelAnswer(text, model, answer.usage(), truncated);
    }

    private RuntimeException blank(RawAnswer answer, boolean truncated, ChatCall call) {
        int promptTokens = answer.usage().promptTokens();
        if (promptTokens >= descriptor.contextWindow()) {
            return call.fail(
                    ErrorCode.CONTEXT_EXCEEDED,
                    "answered nothing: its context is %d tokens, the prompt took %d"
                            .formatted(descriptor.contextWindow(), promptTokens));
        }
        return call.fail(
                ErrorCode.INVALID_ANSWER,
                truncated
                        ? "answered nothing: its limit of tokens went into its thoughts"
                        : "answered without any text");
    }
}
