package io.baton.app.worker.model;

import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A model this worker can call, and the permits that keep its provider from being flooded. */
public final class ServedModel {
    private final LlmModel model;
    private final Semaphore permits;

    /**
     * @param permits calls the provider may have in flight; shared by all its models
     */
    ServedModel(LlmModel model, Semaphore permits) {
        this.model = model;
        this.permits = permits;
    }

    public ModelDescriptor descriptor() {
        return model.descriptor();
    }

    /** An answer, and when the call for it began. */
    public record Answered(ModelAnswer answer, Instant calledAt) {}

    /**
     * Calls the model when a permit is free.
     *
     * @param calling told when the call begins
     * @return the answer; empty when no permit came free before the request's deadline
     * @throws io.baton.domain.model.ProviderException as {@link LlmModel#generate} does
     */
    public Optional<Answered> call(ModelRequest request, Clock clock, Runnable calling)
            throws InterruptedException {
        long patience = Duration.between(clock.instant(), request.deadline()).toMillis();
        if (!permits.tryAcquire(Math.max(0, patience), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            calling.run();
            Instant at = clock.instant();
            return Optional.of(new Answered(model.generate(request), at));
        } finally {
            permits.release();
        }
    }
}
