package io.baton.providers.gguf;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderException;
import io.baton.domain.task.OutputFormat;
import io.baton.providers.http.AnswerText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A model in this process. Its caller waits and can leave; the work is done elsewhere. */
final class GgufModel implements LlmModel {
    /** More characters than any tokenizer puts into one token on average. */
    private static final int CHARACTERS_PER_TOKEN = 8;

    private final ModelDescriptor descriptor;
    private final @Nullable ModelSettings settings;
    private final Duration callTimeout;
    private final ChatTemplate template;
    private final LlamaRunner runner;
    private final Refusals refusals;

    GgufModel(
            ModelDescriptor descriptor,
            @Nullable ModelSettings settings,
            Duration callTimeout,
            ChatTemplate template,
            LlamaRunner runner,
            Refusals refusals) {
        this.descriptor = descriptor;
        this.settings = settings;
        this.callTimeout = callTimeout;
        this.template = template;
        this.runner = runner;
        this.refusals = refusals;
    }

    @Override
    public ModelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public ModelAnswer generate(ModelRequest request) throws InterruptedException {
        Instant limit = Instant.now().plus(callTimeout);
        Instant deadline = request.deadline().isBefore(limit) ? request.deadline() : limit;
        if (!Instant.now().isBefore(request.deadline())) {
            throw refusals.of(
                    ErrorCode.DEADLINE_EXCEEDED, "was not called: its deadline had passed");
        }
        rejectHopeless(request);
        String prompt = template.render(request.prompt().system(), request.prompt().userMessage());
        Generation generation =
                new Generation(prompt, maxTokens(request), settings, grammar(request));
        runner.start(generation);
        Generated answer = await(generation.result(), deadline);
        String text = AnswerText.withoutThoughts(answer.text()).strip();
        if (text.isBlank()) {
            throw refusals.of(ErrorCode.INVALID_ANSWER, "answered without any text");
        }
        return new ModelAnswer(text, descriptor.modelName(), answer.usage(), answer.truncated());
    }

    private void rejectHopeless(ModelRequest request) {
        String message = request.prompt().userMessage();
        if (message.isBlank()) {
            throw refusals.of(
                    ErrorCode.PROVIDER_REJECTED, "was not called: its prompt has no word");
        }
        long fewest =
                message.chars().filter(c -> !Character.isWhitespace(c)).count()
                        / CHARACTERS_PER_TOKEN;
        if (fewest > descriptor.contextWindow()) {
            throw refusals.of(
                    ErrorCode.CONTEXT_EXCEEDED,
                    "was not called: its context is %d tokens, the prompt has at least %d"
                            .formatted(descriptor.contextWindow(), fewest));
        }
    }

    private int maxTokens(ModelRequest request) {
        int asked = request.maxOutputTokens();
        int most = descriptor.maxOutputTokens();
        return asked > 0 && most > 0 ? Math.min(asked, most) : Math.max(asked, most);
    }

    private static @Nullable String grammar(ModelRequest request) {
        if (request.format() != OutputFormat.JSON) {
            return null;
        }
        String schema = request.outputSchema();
        boolean object =
                schema != null && schema.replaceAll("\\s", "").contains("\"type\":\"object\"");
        return object ? JsonGrammar.OBJECT : JsonGrammar.VALUE;
    }

    private Generated await(CompletableFuture<Generated> result, Instant deadline)
            throws InterruptedException {
        try {
            return result.get(
                    Duration.between(Instant.now(), deadline).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw refusals.of(ErrorCode.PROVIDER_TIMEOUT, "did not end before " + deadline);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ProviderException failure) {
                throw failure;
            }
            throw refusals.lasting(
                    ErrorCode.INTERNAL, "could not be run: " + failed.getCause(), failed);
        } finally {
            result.cancel(false);
        }
    }
}
