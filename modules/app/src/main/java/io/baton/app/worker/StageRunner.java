package io.baton.app.worker;

import io.baton.app.worker.cache.AnswerCache;
import io.baton.app.worker.health.PoolNews;
import io.baton.app.worker.model.ServedModels;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.orchestrator.AttemptPolicy;
import io.baton.domain.orchestrator.CallListener;
import io.baton.domain.orchestrator.ModelStageRunner;
import io.baton.domain.orchestrator.StageCalls;
import io.baton.domain.planning.TokenEstimator;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;

import java.time.InstantSource;
import java.util.List;

/** Runs one stage with the models that are served here. Whatever fails is a value in the reply. */
final class StageRunner {
    private final ServedModels models;
    private final PoolNews news;
    private final AnswerCache cache;
    private final PromptComposer composer;
    private final TokenEstimator estimator;
    private final AttemptPolicy policy;
    private final String worker;
    private final InstantSource clock;

    StageRunner(
            ServedModels models,
            PoolNews news,
            AnswerCache cache,
            PromptComposer composer,
            TokenEstimator estimator,
            AttemptPolicy policy,
            String worker,
            InstantSource clock) {
        this.models = models;
        this.news = news;
        this.cache = cache;
        this.composer = composer;
        this.estimator = estimator;
        this.policy = policy;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * Runs the stage.
     *
     * @param replays how often the work has been replayed
     * @throws InterruptedException when interrupted; the call in flight is aborted
     */
    StageReply run(StageWork asked, int replays, CallListener listener)
            throws InterruptedException {
        StageWork work = LocalCandidates.of(asked, models, news);
        if (work.candidates().isEmpty()) {
            return failed(asked, replays, LocalCandidates.nothingServed(asked, models));
        }
        StageCalls calls =
                new StageCalls(
                        composer, estimator, model -> models.health().tokenFactor(model.id()));
        StageModels callable = new StageModels(models, cache, calls, work);
        StageReply reply =
                new ModelStageRunner(callable::find, calls, policy.behind(callable), clock)
                        .run(work, listener);
        return asked.reply(
                        inPlan(asked, reply.outcome()),
                        reply.attempts(),
                        reply.startedAt(),
                        reply.finishedAt(),
                        worker,
                        replays)
                .noting(reply.notes());
    }

    /** The reply of a stage that is not run at all. */
    StageReply failed(StageWork work, int replays, ModelOrchestratorError error) {
        return work.reply(
                new Outcome.Failed(error),
                List.of(),
                clock.instant(),
                clock.instant(),
                worker,
                replays);
    }

    /** A fallback is what was not the plan's first choice, whether or not it was served here. */
    private static Outcome inPlan(StageWork asked, Outcome outcome) {
        if (!(outcome instanceof Outcome.Completed done)) {
            return outcome;
        }
        boolean fallback = !asked.candidates().getFirst().model().equals(done.model());
        return new Outcome.Completed(
                done.output(), done.model(), done.provider(), done.truncated(), fallback);
    }
}
