package io.baton.app.worker.model;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one provider from being flooded: at most so many calls at once, and no more models in its
 * memory than fit. Safe for use by many threads.
 */
final class ProviderGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderGuard.class);

    private final ModelProvider provider;
    private final Semaphore permits;
    private final @Nullable MemoryBudget memory;
    private final InstantSource clock;

    ProviderGuard(
            ModelProvider provider,
            int maxConcurrency,
            @Nullable MemoryBudget memory,
            InstantSource clock) {
        this.provider = provider;
        this.permits = new Semaphore(maxConcurrency, true);
        this.memory = memory;
        this.clock = clock;
    }

    /** A call in its turn. */
    @FunctionalInterface
    interface GuardedCall<T> {
        T run() throws InterruptedException;
    }

    /**
     * Makes a call when there is a permit and room for the model.
     *
     * @throws ProviderException when there is neither by the deadline
     */
    <T> T during(ModelDescriptor model, Instant deadline, GuardedCall<T> call)
            throws InterruptedException {
        if (!permits.tryAcquire(patience(deadline).toMillis(), TimeUnit.MILLISECONDS)) {
            throw ProviderException.of(
                    ErrorCode.DEADLINE_EXCEEDED,
                    "Provider %s was busy with other calls until the deadline."
                            .formatted(model.provider()));
        }
        try {
            return memory == null ? call.run() : fitting(memory, model, deadline, call);
        } finally {
            permits.release();
        }
    }

    private <T> T fitting(
            MemoryBudget budget, ModelDescriptor model, Instant deadline, GuardedCall<T> call)
            throws InterruptedException {
        if (!budget.enter(model, patience(deadline), this::unload)) {
            throw ProviderException.of(
                    ErrorCode.MEMORY_EXCEEDED,
                    "Model %s found no room beside the models that provider %s was running until the deadline."
                            .formatted(model.id(), model.provider()));
        }
        try {
            return call.run();
        } finally {
            budget.leave(model);
        }
    }

    private void unload(ModelDescriptor model) {
        try {
            provider.unload(model);
        } catch (ProviderException e) {
            // The provider may swap by itself; the call decides.
            LOG.atWarn()
                    .addKeyValue("model", model.id())
                    .addKeyValue("reason", e.getMessage())
                    .log("A model could not be unloaded");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration patience(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether the model fits into the provider's memory at all. */
    boolean admits(ModelDescriptor model) {
        return memory == null || memory.admits(model);
    }

    /**
     * Takes in what the provider says it has in memory.
     *
     * @param askedAt when it was asked, as of {@link System#nanoTime}
     */
    void report(Collection<ModelDescriptor> models, long askedAt) {
        if (memory != null) {
            memory.report(models, askedAt);
        }
    }

    /** Calls that it may be given more at this moment. */
    int freePermits() {
        return permits.availablePermits();
    }
}
