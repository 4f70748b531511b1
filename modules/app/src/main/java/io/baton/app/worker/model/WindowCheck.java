package io.baton.app.worker.model;

import io.baton.app.planning.SafeTokenEstimator;
import io.baton.domain.chain.Prompt;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.planning.TokenEstimator;

/**
 * Keeps a prompt from a model whose window it would not fit, by the estimate that plans rest on and
 * what the model has been seen to count: some servers would cut it without a word. The plan could
 * not know how long the answers of earlier stages are; here the whole prompt is there.
 */
final class WindowCheck {
    /** What a chat template adds around each of the two messages. */
    private static final int MESSAGES = 2 * 8;

    private static final TokenEstimator ESTIMATOR = new SafeTokenEstimator();

    private WindowCheck() {}

    /** Tokens of that call's prompt, estimated for any model. */
    static int estimate(ModelRequest request) {
        Prompt prompt = request.prompt();
        long tokens =
                (long) ESTIMATOR.estimate(prompt.system())
                        + ESTIMATOR.estimate(prompt.userMessage())
                        + MESSAGES;
        return (int) Math.min(Integer.MAX_VALUE, tokens);
    }

    /**
     * @param seen how the model has counted so far
     * @throws ProviderException {@code CONTEXT_EXCEEDED} when so many estimated tokens do not fit
     */
    static void check(ModelDescriptor model, ModelPerformance seen, int estimated) {
        long tokens = seen.tokens(estimated);
        if (tokens > model.contextWindow()) {
            throw ProviderException.of(
                    ErrorCode.CONTEXT_EXCEEDED,
                    "model %s of provider %s was not called: its context is %d tokens, the prompt has about %d. Shorten the input, or configure a model with a larger window."
                            .formatted(
                                    model.id(), model.provider(), model.contextWindow(), tokens));
        }
    }
}
