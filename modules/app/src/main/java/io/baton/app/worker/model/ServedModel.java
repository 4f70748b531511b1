package io.baton.app.worker.model;

import io.baton.app.worker.health.ModelHealth;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.MeasuredScores;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.model.ProviderException;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A model behind the guard of its provider, and under observation. */
final class ServedModel implements LlmModel {
    private final LlmModel model;
    private final @Nullable ModelSettings configured;
    private final ProviderGuard guard;
    private final ModelHealth health;
    private final MeasuredScores scores;

    /**
     * @param configured what was configured about it; null when nothing was
     * @param guard shared by all models of the provider
     * @param scores what was measured before, of this model or others
     */
    ServedModel(
            LlmModel model,
            @Nullable ModelSettings configured,
            ProviderGuard guard,
            ModelHealth health,
            MeasuredScores scores) {
        this.model = model;
        this.configured = configured;
        this.scores = scores;
        this.guard = guard;
        this.health = health;
    }

    @Override
    public ModelDescriptor descriptor() {
        return scores.applyTo(model.descriptor());
    }

    /**
     * Waits for its turn first; when it does not come by the deadline, that is how the call fails.
     */
    @Override
    public ModelAnswer generate(ModelRequest request) throws InterruptedException {
        return guard.during(descriptor(), request.deadline(), () -> observed(request));
    }

    private ModelAnswer observed(ModelRequest request) throws InterruptedException {
        ModelHealth.Observed call = health.begin(descriptor());
        try {
            ModelAnswer answer = model.generate(request);
            call.succeeded(answer.usage());
            learn(request, answer.usage().promptTokens());
            return answer;
        } catch (ProviderException e) {
            call.failed(e);
            if (e.code() == ErrorCode.CONTEXT_EXCEEDED) {
                // It had more than what is left beside the answer.
                learn(request, model.descriptor().contextWindow() - request.maxOutputTokens());
            }
            throw e;
        } catch (RuntimeException e) {
            call.failed(ProviderException.of(ErrorCode.INTERNAL, "defect in its provider"));
            throw e;
        } catch (InterruptedException | Error e) {
            call.abandoned();
            throw e;
        }
    }

    /** Takes in how many tokens the provider counted for a prompt; 0 when it does not say. */
    private void learn(ModelRequest request, int counted) {
        if (counted > 0 && model.descriptor().generative()) {
            health.counted(model.descriptor(), PromptTokens.estimate(request), counted);
        }
    }

    /** What was configured about it; empty when nothing was. */
    Optional<ModelSettings> configured() {
        return Optional.ofNullable(configured);
    }

    /** How it has performed lately here. */
    ModelPerformance performance() {
        return health.performance(descriptor().id(), guard.freePermits());
    }
}
