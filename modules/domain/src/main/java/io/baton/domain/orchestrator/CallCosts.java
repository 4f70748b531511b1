package io.baton.domain.orchestrator;

import io.baton.domain.cost.Cost;
import io.baton.domain.cost.Price;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.Usage;
import io.baton.domain.planning.TokenEstimator;

import org.jspecify.annotations.Nullable;

/**
 * What calls cost: before them the most that is to be expected, afterwards what the provider
 * counted. Where it counts nothing of an answer, the estimate stands for it. A failed call of which
 * it says nothing counts as nothing.
 */
final class CallCosts {
    private final TokenEstimator estimator;

    CallCosts(TokenEstimator estimator) {
        this.estimator = estimator;
    }

    /** Most that the call may cost; null when the model's price is not known. */
    @Nullable Cost most(LlmModel model, ModelRequest request) {
        if (model.answersWithoutCall(request)) {
            return Cost.NONE;
        }
        ModelDescriptor descriptor = model.descriptor();
        Price price = descriptor.price();
        if (price == null || price.isFree()) {
            return price == null ? null : Cost.NONE;
        }
        int prompt = prompt(request);
        return price.of(prompt, longestAnswer(descriptor, request, prompt));
    }

    /** What an answer cost; null when the model's price is not known. */
    @Nullable Cost of(LlmModel model, ModelRequest request, ModelAnswer answer) {
        Price price = model.descriptor().price();
        if (answer.cached()) {
            return Cost.NONE;
        }
        if (price == null || price.isFree()) {
            return price == null ? null : Cost.NONE;
        }
        return answer.usage().equals(Usage.UNKNOWN)
                ? price.of(prompt(request), estimator.estimate(answer.text()))
                : counted(model, answer.usage());
    }

    /** What tokens that the provider counted cost; null when the model's price is not known. */
    @Nullable Cost counted(LlmModel model, Usage usage) {
        Price price = model.descriptor().price();
        return price == null ? null : price.of(usage.promptTokens(), usage.completionTokens());
    }

    private int prompt(ModelRequest request) {
        return estimator.estimate(request.prompt().system())
                + estimator.estimate(request.prompt().userMessage());
    }

    /** As long as was asked for, and the model answers; at the very most what its window holds. */
    private static int longestAnswer(ModelDescriptor model, ModelRequest request, int prompt) {
        int longest = Math.max(0, model.contextWindow() - prompt);
        if (model.maxOutputTokens() > 0) {
            longest = Math.min(longest, model.maxOutputTokens());
        }
        return request.maxOutputTokens() > 0
                ? Math.min(longest, request.maxOutputTokens())
                : longest;
    }
}
