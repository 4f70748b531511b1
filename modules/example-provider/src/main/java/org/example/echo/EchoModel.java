package org.example.echo;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.task.OutputFormat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Repeats the prompt, word by word, at the pace of a fast typist. What it shows is the frame around
 * the work: what is refused before it begins, and what ends it early.
 */
final class EchoModel implements LlmModel {
    private static final Duration PER_WORD = Duration.ofMillis(2);

    private final ModelDescriptor descriptor;
    private final Duration callTimeout;
    private final BooleanSupplier closed;

    EchoModel(ModelDescriptor descriptor, Duration callTimeout, BooleanSupplier closed) {
        this.descriptor = descriptor;
        this.callTimeout = callTimeout;
        this.closed = closed;
    }

    @Override
    public ModelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public ModelAnswer generate(ModelRequest request) throws InterruptedException {
        if (!Instant.now().isBefore(request.deadline())) {
            throw fail(ErrorCode.DEADLINE_EXCEEDED, "was not called: its deadline had passed");
        }
        String[] words = words(request);
        Instant limit = Instant.now().plus(callTimeout);
        Instant deadline = request.deadline().isBefore(limit) ? request.deadline() : limit;
        int most = request.maxOutputTokens() > 0 ? request.maxOutputTokens() : words.length;
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < Math.min(most, words.length); i++) {
            check(deadline);
            // Interrupts end this wait at once, which is all that aborting a call takes here.
            Thread.sleep(PER_WORD);
            answer.append(i == 0 ? "" : " ").append(words[i]);
        }
        return new ModelAnswer(
                answer.toString(),
                descriptor.modelName(),
                new Usage(words.length, Math.min(most, words.length)),
                most < words.length);
    }

    /** The words of the prompt, when it can be answered at all. */
    private String[] words(ModelRequest request) {
        if (request.format() == OutputFormat.JSON) {
            throw fail(ErrorCode.PROVIDER_REJECTED, "cannot write JSON");
        }
        if (request.prompt().userMessage().isBlank()) {
            throw fail(ErrorCode.PROVIDER_REJECTED, "was not called: its prompt has no word");
        }
        String[] words = request.prompt().userMessage().strip().split("\\s+");
        if (words.length > descriptor.contextWindow()) {
            throw fail(
                    ErrorCode.CONTEXT_EXCEEDED,
                    "was not called: its context is %d tokens, the prompt has %d"
                            .formatted(descriptor.contextWindow(), words.length));
        }
        return words;
    }

    private void check(Instant deadline) {
        if (closed.getAsBoolean()) {
            throw fail(ErrorCode.PROVIDER_UNAVAILABLE, "was stopped: its provider is closed");
        }
        if (!Instant.now().isBefore(deadline)) {
            throw fail(ErrorCode.PROVIDER_TIMEOUT, "did not end before " + deadline);
        }
    }

    /** Failures name the model and its provider, never the prompt. */
    private ProviderException fail(ErrorCode code, String what) {
        return ProviderException.of(
                code,
                "model %s of provider %s %s"
                        .formatted(descriptor.modelName(), descriptor.provider(), what));
    }
}
