package io.baton.app.worker;

import io.baton.app.worker.model.ServedModel;
import io.baton.app.worker.model.ServedModels;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.Usage;
import io.baton.domain.orchestrator.AttemptFailure;
import io.baton.domain.orchestrator.AttemptPolicy;
import io.baton.domain.orchestrator.Next;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs one stage: asks {@link AttemptPolicy} whom to call, calls, and asks again until there is an
 * answer or it says to give up. Whatever fails is a value in the reply.
 */
final class StageRunner {
    private final ServedModels models;
    private final AttemptPolicy policy;
    private final StagePrompts prompts;
    private final String worker;
    private final Clock clock;

    /** Hears of each call; must not block. */
    interface Told {
        void calling(String model);

        void failed(Attempt attempt);
    }

    StageRunner(
            ServedModels models,
            AttemptPolicy policy,
            StagePrompts prompts,
            String worker,
            Clock clock) {
        this.models = models;
        this.policy = policy;
        this.prompts = prompts;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * Runs the stage.
     *
     * @param replays how often the work has been replayed
     * @throws InterruptedException when interrupted; the call in flight is aborted
     */
    StageReply run(StageWork asked, int replays, Told told) throws InterruptedException {
        Instant startedAt = clock.instant();
        StageWork work = LocalCandidates.of(asked, models);
        if (work.candidates().isEmpty()) {
            return reply(
                    asked,
                    replays,
                    startedAt,
                    List.of(),
                    new Outcome.Failed(LocalCandidates.nothingServed(asked, models)));
        }
        List<Attempt> failed = new ArrayList<>();
        AttemptFailure last = null;
        while (true) {
            Next next = policy.decide(work, failed, last, clock.instant());
            if (next instanceof Next.GiveUp surrender) {
                Outcome outcome = new Outcome.Failed(surrender.error());
                return reply(asked, replays, startedAt, failed, outcome);
            }
            Tried tried = call(work, awaited(next), told);
            if (tried.answer().isPresent()) {
                List<Attempt> all = new ArrayList<>(failed);
                all.add(tried.attempt());
                Outcome outcome = completed(asked, tried.attempt(), tried.answer().get());
                return reply(asked, replays, startedAt, all, outcome);
            }
            failed.add(tried.attempt());
            last = tried.failure();
            told.failed(tried.attempt());
        }
    }

    /** The reply of a stage that is not run at all. */
    StageReply failed(StageWork work, int replays, ModelOrchestratorError error) {
        return reply(work, replays, clock.instant(), List.of(), new Outcome.Failed(error));
    }

    private static String awaited(Next next) throws InterruptedException {
        return switch (next) {
            case Next.Call call -> call.model();
            case Next.WaitThenCall wait -> {
                Thread.sleep(wait.delay());
                yield wait.model();
            }
            case Next.GiveUp surrender -> throw new IllegalStateException("handled before");
        };
    }

    private Tried call(StageWork work, String modelId, Told told) throws InterruptedException {
        Instant at = clock.instant();
        Optional<ServedModel> served = models.find(modelId);
        if (served.isEmpty()) { // it was withdrawn while the stage ran
            return failure(
                    modelId,
                    "",
                    at,
                    ProviderException.of(
                            ErrorCode.MODEL_NOT_FOUND, modelId + " is no longer served here"));
        }
        ServedModel model = served.get();
        String provider = model.descriptor().provider();
        ModelRequest request = prompts.request(work);
        try {
            Optional<ServedModel.Answered> answered =
                    model.call(request, clock, () -> told.calling(modelId));
            if (answered.isEmpty()) {
                return failure(
                        modelId,
                        provider,
                        at,
                        ProviderException.of(
                                ErrorCode.DEADLINE_EXCEEDED,
                                "no permit of provider %s came free in time".formatted(provider)));
            }
            ModelAnswer answer = answered.get().answer();
            Attempt attempt =
                    new Attempt(
                            modelId,
                            provider,
                            answered.get().calledAt(),
                            Duration.between(answered.get().calledAt(), clock.instant()),
                            answer.usage(),
                            null,
                            null);
            return new Tried(attempt, null, Optional.of(answer));
        } catch (ProviderException e) {
            return failure(modelId, provider, at, e);
        }
    }

    private Tried failure(String model, String provider, Instant at, ProviderException e) {
        Attempt attempt =
                new Attempt(
                        model,
                        provider,
                        at,
                        Duration.between(at, clock.instant()),
                        Usage.UNKNOWN,
                        e.code(),
                        e.getMessage());
        return new Tried(attempt, AttemptFailure.of(e), Optional.empty());
    }

    private static Outcome completed(StageWork asked, Attempt attempt, ModelAnswer answer) {
        boolean fallback = !asked.candidates().getFirst().model().equals(attempt.model());
        return new Outcome.Completed(
                answer.text(), attempt.model(), attempt.provider(), answer.truncated(), fallback);
    }

    private StageReply reply(
            StageWork work,
            int replays,
            Instant startedAt,
            List<Attempt> attempts,
            Outcome outcome) {
        return new StageReply(
                work.taskId(),
                work.revision(),
                work.stageId(),
                work.role(),
                work.capability(),
                work.round(),
                outcome,
                attempts,
                startedAt,
                clock.instant(),
                worker,
                replays);
    }

    /** One call: what it was, and either why it failed or the answer. */
    private record Tried(
            Attempt attempt, @Nullable AttemptFailure failure, Optional<ModelAnswer> answer) {}
}
