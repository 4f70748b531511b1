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

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A model behind the permits that keep its provider from being flooded, and under observation. */
final class ServedModel implements LlmModel {
    private final LlmModel model;
    private final @Nullable ModelSettings configured;
    private final Semaphore permits;
    private final ModelHealth health;
    private final InstantSource clock;
    private final MeasuredScores scores;

    /**
     * @param configured what was configured about it; null when nothing was
     * @param permits calls the provider may have in flight; shared by all its models
     * @param scores what was measured before, of this model or others
     */
    ServedModel(
            LlmModel model,
            @Nullable ModelSettings configured,
            Semaphore permits,
            ModelHealth health,
            InstantSource clock,
            MeasuredScores scores) {
        this.model = model;
        this.configured = configured;
        this.scores = scores;
        this.permits = permits;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public ModelDescriptor descriptor() {
        return scores.applyTo(model.descriptor());
    }

    /**
     * Waits for a permit first; when none comes free by the deadline, that is how the call fails.
     */
    @Override
    public ModelAnswer generate(ModelRequest request) throws InterruptedException {
        long patience = Duration.between(clock.instant(), request.deadline()).toMillis();
        if (!permits.tryAcquire(Math.max(0, patience), TimeUnit.MILLISECONDS)) {
            throw ProviderException.of(
                    ErrorCode.DEADLINE_EXCEEDED,
                    "Provider %s was busy with other calls until the deadline."
                            .formatted(descriptor().provider()));
        }
        try {
            return observed(request);
        } finally {
            permits.release();
        }
    }

    private ModelAnswer observed(ModelRequest request) throws InterruptedException {
        ModelHealth.Observed call = health.begin(descriptor());
        try {
            ModelAnswer answer = model.generate(request);
            call.succeeded(answer.usage());
            return answer;
        } catch (ProviderException e) {
            call.failed(e);
            throw e;
        } catch (RuntimeException e) {
            call.failed(ProviderException.of(ErrorCode.INTERNAL, "defect in its provider"));
            throw e;
        } catch (InterruptedException | Error e) {
            call.abandoned();
            throw e;
        }
    }

    /** What was configured about it; empty when nothing was. */
    Optional<ModelSettings> configured() {
        return Optional.ofNullable(configured);
    }

    /** How it has performed lately here. */
    ModelPerformance performance() {
        return health.performance(descriptor().id(), permits.availablePermits());
    }
}
