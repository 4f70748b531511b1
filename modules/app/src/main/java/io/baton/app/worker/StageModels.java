package io.baton.app.worker;

import io.baton.app.worker.cache.AnswerCache;
import io.baton.app.worker.model.ServedModels;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ProviderException;
import io.baton.domain.orchestrator.ModelGate;
import io.baton.domain.orchestrator.StageCalls;
import io.baton.domain.synthesis.StageWork;

import java.time.Duration;
import java.util.Optional;

/** The models that one stage may call, each behind what it answered before. */
final class StageModels implements ModelGate {
    private final ServedModels models;
    private final AnswerCache cache;
    private final StageCalls calls;
    private final StageWork work;

    StageModels(ServedModels models, AnswerCache cache, StageCalls calls, StageWork work) {
        this.models = models;
        this.cache = cache;
        this.calls = calls;
        this.work = work;
    }

    Optional<LlmModel> find(String id) {
        return models.find(id)
                .map(
                        model ->
                                cache.before(
                                        model, models.configured(id).orElse(null), work.cache()));
    }

    /** A model that is left alone for a while need not be called for what it answered before. */
    @Override
    public Duration closedFor(String id) {
        Duration closed = models.health().closedFor(id);
        return closed.isPositive() && answersWithoutCall(id) ? Duration.ZERO : closed;
    }

    private boolean answersWithoutCall(String id) {
        if (work.condenseTo() > 0) {
            return false;
        }
        try {
            Optional<LlmModel> model = find(id);
            return model.isPresent()
                    && model.get()
                            .answersWithoutCall(calls.of(work, model.get().descriptor()).request());
        } catch (ProviderException tooLong) {
            return false;
        }
    }
}
