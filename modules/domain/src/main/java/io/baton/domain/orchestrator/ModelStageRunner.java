package io.baton.domain.orchestrator;

import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
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
    private final StageCalls calls;
    private final AttemptPolicy policy;
    private final InstantSource clock;
    private final CallCosts costs;

    /**
     * A runner.
     *
     * @param models the model of an id; empty when there is none
     * @param calls says what a model is asked
     */
    public ModelStageRunner(
            Function<String, Optional<LlmModel>> models,
            StageCalls calls,
            AttemptPolicy policy,
            InstantSource clock) {
        this.models = models;
        this.calls = calls;
        this.policy = policy;
        this.clock = clock;
        this.costs = new CallCosts(calls.estimator());
    }

    @Override
    public StageReply run(StageWork work) throws InterruptedException {
        return run(work, CallListener.NONE);
    }

    /** Runs one stage and tells of each call that begins or fails. */
    public StageReply run(StageWork work, CallListener listener) throws InterruptedException {
        String input = work.input();
        if (work.condenseTo() == 0 || input == null) {
            return run(work, "", listener);
        }
        Instant startedAt = clock.instant();
        List<Attempt> paid = new ArrayList<>();
        InputCondenser.PartRunner parts =
                (part, notice) -> {
                    StageReply reply = run(part.within(left(work, paid)), notice, listener);
                    paid.addAll(reply.attempts());
                    return reply;
                };
        StageReply reply = new InputCondenser(calls, parts, work).run(input, served(work));
        return reply(work, reply.outcome(), reply.attempts(), startedAt).noting(reply.notes());
    }

    /** What the parts that were condensed leave of the stage's budget. */
    private static @Nullable Cost left(StageWork work, List<Attempt> paid) {
        Cost budget = work.budget();
        return budget == null
                ? null
                : budget.less(
                        Cost.sum(
                                paid.stream()
                                        .flatMap(it -> Optional.ofNullable(it.cost()).stream())
                                        .toList()));
    }

    private List<ModelDescriptor> served(StageWork work) {
        return work.candidates().stream()
                .flatMap(candidate -> models.apply(candidate.model()).stream())
                .map(LlmModel::descriptor)
                .toList();
    }

    private StageReply run(StageWork work, String notice, CallListener listener)
            throws InterruptedException {
        Instant startedAt = clock.instant();
        List<Attempt> attempts = new ArrayList<>();
        AttemptFailure last = null;
        Purse purse =
                new Purse(work, models, model -> calls.of(work, model, notice).request(), costs);
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
            switch (call(model, work, notice)) {
                case Called.Answered(var attempt, var answer, var notes) -> {
                    attempts.add(attempt);
                    return reply(work, completed(work, attempt, answer), attempts, startedAt)
                            .noting(notes);
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

    private Called call(String id, StageWork work, String notice) throws InterruptedException {
        Instant startedAt = clock.instant();
        Optional<LlmModel> model = models.apply(id);
        if (model.isEmpty()) {
            ProviderException missing =
                    ProviderException.of(ErrorCode.MODEL_NOT_FOUND, "it is not served any more");
            return refused(id, "", startedAt, missing, null);
        }
        String provider = model.get().descriptor().provider();
        try {
            StageCall call = calls.of(work, model.get().descriptor(), notice);
            ModelAnswer answer = model.get().generate(call.request());
            Cost cost = costs.of(model.get(), call.request(), answer);
            return new Called.Answered(
                    answered(id, provider, startedAt, answer, cost), answer, call.notes());
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
        record Answered(Attempt attempt, ModelAnswer answer, List<String> notes)
                implements Called {}

        record Refused(Attempt attempt, AttemptFailure failure) implements Called {}

        record Closed() implements Called {}
    }
}
