package io.baton.app.worker;

import io.baton.app.worker.cache.AnswerCache;
import io.baton.app.worker.model.ServedModels;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.model.LlmModel;
import io.baton.domain.orchestrator.ModelGate;
import io.baton.domain.orchestrator.StageCall;
import io.baton.domain.synthesis.StageWork;

import java.time.Duration;
import java.util.Optional;

/** The models that one stage may call, each behind what it answered before. */
final class StageModels implements ModelGate {
    private final ServedModels models;
    private final AnswerCache cache;
    private final PromptComposer composer;
    private final StageWork work;

    StageModels(ServedModels models, AnswerCache cache, PromptComposer composer, StageWork work) {
        this.models = models;
        this.cache = cache;
        this.composer = composer;
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
        return find(id).filter(
                        model ->
                                model.answersWithoutCall(
                                        StageCall.of(work, composer, work.deadline())))
                .isPresent();
    }
}
