package io.baton.app.worker.model;

import io.baton.app.planning.SafeTokenEstimator;
import io.baton.domain.chain.Prompt;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.planning.TokenEstimator;

/** Estimates a whole prompt, to be held beside what its provider counts. */
final class PromptTokens {
    /** What a chat template adds around each of the two messages. */
    private static final int MESSAGES = 2 * 8;

    private static final TokenEstimator ESTIMATOR = new SafeTokenEstimator();

    private PromptTokens() {}

    /** Tokens of that call's prompt, estimated for any model. */
    static int estimate(ModelRequest request) {
        Prompt prompt = request.prompt();
        long tokens =
                (long) ESTIMATOR.estimate(prompt.system())
                        + ESTIMATOR.estimate(prompt.userMessage())
                        + MESSAGES;
        return (int) Math.min(Integer.MAX_VALUE, tokens);
    }
}
