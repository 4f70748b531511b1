package io.baton.providers.gguf;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.Usage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * One answer in the making. Native code cannot be interrupted, so it is called in small steps: the
 * prompt is read piece by piece, the answer comes token by token, and between two steps the
 * generation ends if nobody waits for it any more.
 */
final class Generation {
    private static final long SHORT_STEP = Duration.ofMillis(250).toNanos();
    private static final long LONG_STEP = Duration.ofSeconds(1).toNanos();

    /** Letters of the first piece; later ones follow the pace of the model. */
    private static final int FIRST_PIECE = 400;

    private static final int SMALLEST_PIECE = 50;

    private final String prompt;
    private final int maxTokens;
    private final @Nullable ModelSettings settings;
    private final @Nullable String grammar;
    private final CompletableFuture<Generated> result = new CompletableFuture<>();

    /**
     * A generation.
     *
     * @param prompt in the words of the model's template
     * @param maxTokens 0 when only the window limits it
     * @param grammar what the answer is kept to, null when it may be anything
     */
    Generation(
            String prompt,
            int maxTokens,
            @Nullable ModelSettings settings,
            @Nullable String grammar) {
        this.prompt = prompt;
        this.maxTokens = maxTokens;
        this.settings = settings;
        this.grammar = grammar;
    }

    /** The answer to come. Whoever gives up waiting cancels it, which ends the work. */
    CompletableFuture<Generated> result() {
        return result;
    }

    /** Does the work, on a thread that may be kept for its whole length. */
    void run(LlamaModel llama, int window, Refusals refusals) {
        // The beginning of text is a token too.
        int promptTokens = llama.encode(prompt).length + 1;
        if (promptTokens >= window) {
            throw refusals.of(
                    ErrorCode.CONTEXT_EXCEEDED,
                    "has a context of %d tokens, the prompt has %d; nothing was cut"
                            .formatted(window, promptTokens));
        }
        int room = window - promptTokens;
        int limit = maxTokens > 0 ? Math.min(maxTokens, room) : room;
        readAhead(llama);
        StringBuilder text = new StringBuilder();
        int pieces = steps(llama, parameters(prompt, limit), text);
        String answer = text.toString();
        int tokens = Math.max(pieces, answer.isEmpty() ? 0 : llama.encode(answer).length);
        result.complete(new Generated(answer, new Usage(promptTokens, tokens), tokens >= limit));
    }

    /** Reads all but the end of the prompt; llama.cpp keeps what it has read for the next step. */
    private void readAhead(LlamaModel llama) {
        int piece = FIRST_PIECE;
        for (int end = piece; end < prompt.length(); end += piece) {
            long start = System.nanoTime();
            steps(llama, parameters(prompt.substring(0, end), 0), new StringBuilder());
            long took = System.nanoTime() - start;
            if (took < SHORT_STEP) {
                piece *= 2;
            } else if (took > LONG_STEP) {
                piece = Math.max(SMALLEST_PIECE, piece / 2);
            }
        }
    }

    /** Lets the model speak until it ends, and counts how often it spoke. */
    private int steps(LlamaModel llama, InferenceParameters parameters, StringBuilder text) {
        LlamaIterator outputs = llama.generate(parameters).iterator();
        int steps = 0;
        while (outputs.hasNext()) {
            if (result.isDone()) {
                outputs.cancel();
                throw new CancellationException("nobody waits for this answer any more");
            }
            LlamaOutput output = outputs.next();
            // The last one says that it is the last, and nothing else.
            steps += outputs.hasNext() ? 1 : 0;
            text.append(output.text);
        }
        return steps;
    }

    private InferenceParameters parameters(String text, int tokens) {
        InferenceParameters parameters =
                new InferenceParameters(text).setNPredict(tokens).setCachePrompt(true);
        if (settings != null && settings.temperature() != null) {
            parameters.setTemperature(settings.temperature().floatValue());
        }
        if (settings != null && settings.topP() != null) {
            parameters.setTopP(settings.topP().floatValue());
        }
        if (grammar != null && tokens > 0) {
            parameters.setGrammar(grammar);
        }
        return parameters;
    }
}
