package io.baton.domain.orchestrator;

import io.baton.domain.chain.PromptComposer;
import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.planning.CharacterTokenEstimator;
import io.baton.domain.planning.TokenEstimator;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs a stage by calling models of this process, in the order that {@link AttemptPolicy} says. */
public final class ModelStageRunner implements StageRunner {
    /**
     * A gate that closes between decision and call says so next time; this only keeps from
     * spinning.
     */
    private static final Duration AFTER_A_RACE = Duration.ofMillis(50);

    private final Function<String, Optional<LlmModel>> models;
    private final PromptComposer composer;
    private final AttemptPolicy policy;
    private final InstantSource clock;
    private final CallCosts costs;

    /**
     * A runner that estimates tokens by their characters.
     *
     * @param models the model of an id; empty when there is none
     */
    public ModelStageRunner(
            Function<String, Optional<LlmModel>> models,
            PromptComposer composer,
            AttemptPolicy policy,
            InstantSource clock) {
        this(models, composer, policy, clock, new CharacterTokenEstimator());
    }

    /**
     * A runner.
     *
     * @param models the model of an id; empty when there is none
     * @param estimator of tokens; what calls may cost is estimated by it
     */
    public ModelStageRunner(
            Function<String, Optional<LlmModel>> models,
            PromptComposer composer,
            AttemptPolicy policy,
            InstantSource clock,
            TokenEstimator estimator) {
        this.models = models;
        this.composer = composer;
        this.policy = policy;
        this.clock = clock;
        this.costs = new CallCosts(estimator);
    }

    @Override
    public StageReply run(StageWork work) throws InterruptedException {
        return run(work, CallListener.NONE);
    }

    /** Runs one stage and tells of each call that begins or fails. */
    public StageReply run(StageWork work, CallListener listener) throws InterruptedException {
        Instant startedAt = clock.instant();
        ModelRequest request = StageCall.of(work, composer, work.deadline());
        List<Attempt> attempts = new ArrayList<>();
        AttemptFailure last = null;
        Purse purse = new Purse(work, models, request, costs);
        AttemptPolicy within = policy.alsoBehind(purse);
        while (true) {
            Optional<ModelOrchestratorError> empty = purse.emptyFor(attempts);
            if (empty.isPresent()) {
                return reply(work, new Outcome.Failed(empty.get()), attempts, startedAt);
            }
            String model;
            switch (within.decide(work, attempts, last, startedAt, clock.instant())) {
                case Next.GiveUp(var error) -> {
                    return reply(work, new Outcome.Failed(error), attempts, startedAt);
                }
                case Next.WaitThenCall(var candidate, var delay) -> {
                    Thread.sleep(delay);
                    model = candidate;
                }
                case Next.Call(var candidate) -> model = candidate;
            }
            listener.calling(model);
            switch (call(model, request)) {
                case Called.Answered(var attempt, var answer) -> {
                    attempts.add(attempt);
                    return reply(work, completed(work, attempt, answer), attempts, startedAt);
                }
                case Called.Refused(var attempt, var failure) -> {
                    attempts.add(attempt);
                    purse.pay(attempt);
                    listener.failed(attempt);
                    last = failure;
                }
                case Called.Closed() -> Thread.sleep(AFTER_A_RACE);
            }
        }
    }

    private Called call(String id, ModelRequest request) throws InterruptedException {
        Instant startedAt = clock.instant();
        Optional<LlmModel> model = models.apply(id);
        if (model.isEmpty()) {
            ProviderException missing =
                    ProviderException.of(ErrorCode.MODEL_NOT_FOUND, "it is not served any more");
            return refused(id, "", startedAt, missing, null);
        }
        String provider = model.get().descriptor().provider();
        try {
            ModelAnswer answer = model.get().generate(request);
            Cost cost = costs.of(model.get(), request, answer);
            return new Called.Answered(answered(id, provider, startedAt, answer, cost), answer);
        } catch (ModelClosedException closed) {
            return new Called.Closed();
        } catch (ProviderException failure) {
            Cost cost = costs.counted(model.get(), failure.usage());
            return refused(id, provider, startedAt, failure, cost);
        } catch (RuntimeException defect) {
            // A defect of one provider must not cost the stage its other candidates.
            String message = "defect in its provider: " + defect.getClass().getName();
            return refused(
                    id,
                    provider,
                    startedAt,
                    new ProviderException(ErrorCode.INTERNAL, message, 0, false, null, defect),
                    costs.counted(model.get(), Usage.UNKNOWN));
        }
    }

    private Called refused(
            String id,
            String provider,
            Instant startedAt,
            ProviderException failure,
            @Nullable Cost cost) {
        return new Called.Refused(
                new Attempt(
                        id,
                        provider,
                        startedAt,
                        Duration.between(startedAt, clock.instant()),
                        failure.usage(),
                        failure.code(),
                        failure.getMessage(),
                        false,
                        cost),
                AttemptFailure.of(failure));
    }

    /** An answer that was given before took no call, hence no time. */
    private Attempt answered(
            String id,
            String provider,
            Instant startedAt,
            ModelAnswer answer,
            @Nullable Cost cost) {
        Duration took =
                answer.cached() ? Duration.ZERO : Duration.between(startedAt, clock.instant());
        return new Attempt(
                id, provider, startedAt, took, answer.usage(), null, null, answer.cached(), cost);
    }

    private static Outcome completed(StageWork work, Attempt attempt, ModelAnswer answer) {
        boolean usedFallback = !attempt.model().equals(work.candidates().getFirst().model());
        return new Outcome.Completed(
                answer.text(),
                attempt.model(),
                attempt.provider(),
                answer.truncated(),
                usedFallback);
    }

    private StageReply reply(
            StageWork work, Outcome outcome, List<Attempt> attempts, Instant startedAt) {
        return work.reply(outcome, attempts, startedAt, clock.instant(), "in-process", 0);
    }

    /** What one call gave. */
    private sealed interface Called {
        record Answered(Attempt attempt, ModelAnswer answer) implements Called {}

        record Refused(Attempt attempt, AttemptFailure failure) implements Called {}

        record Closed() implements Called {}
    }
}
