package io.baton.app.classify;

import io.baton.app.config.ClassifierSettings;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Calls of the classifier: so many at once, each until its deadline, and none for a while after
 * they failed or came late, so that a model that is away costs tasks no time.
 */
final class BoundedCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedCalls.class);
    private static final Duration REST = Duration.ofSeconds(30);

    private final ClassifierModel model;
    private final CapabilityQuestion question;
    private final Duration timeout;
    private final InstantSource clock;
    private final Semaphore permits;
    private final CircuitBreaker circuit =
            CircuitBreaker.of(
                    "classifier",
                    CircuitBreakerConfig.custom()
                            .slidingWindowSize(10)
                            .minimumNumberOfCalls(3)
                            .failureRateThreshold(50)
                            .permittedNumberOfCallsInHalfOpenState(1)
                            .waitDurationInOpenState(REST)
                            .build());

    BoundedCalls(
            ClassifierModel model,
            CapabilityQuestion question,
            ClassifierSettings settings,
            InstantSource clock) {
        this.model = model;
        this.question = question;
        this.timeout = settings.timeout();
        this.clock = clock;
        this.permits = new Semaphore(settings.maxConcurrency(), true);
        circuit.getEventPublisher()
                .onStateTransition(
                        change ->
                                LOG.atInfo()
                                        .addKeyValue("model", model.id())
                                        .addKeyValue("state", change.getStateTransition())
                                        .log("The circuit of the classifier changed"));
    }

    /**
     * The capability that the model names.
     *
     * @param requiredTags tags that the model must have to be shown the text
     * @throws NoOpinionException saying why there is none
     * @throws io.baton.domain.model.ProviderException when the model gave no answer
     */
    String ask(String text, Set<String> requiredTags, Instant deadline) {
        try {
            if (!permits.tryAcquire(left(deadline).toMillis(), TimeUnit.MILLISECONDS)) {
                throw none("was busy with other tasks until it was too late");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw none("was not asked: the process stops");
        }
        try {
            return guarded(text, requiredTags, deadline);
        } finally {
            permits.release();
        }
    }

    private String guarded(String text, Set<String> requiredTags, Instant deadline) {
        if (!circuit.tryAcquirePermission()) {
            throw none(
                    "is left alone for up to %d s: it failed or came late too often"
                            .formatted(REST.toSeconds()));
        }
        // Of a call that had hardly any time left nothing can be told.
        boolean fair = left(deadline).compareTo(timeout.dividedBy(2)) >= 0;
        long begun = System.nanoTime();
        try {
            LlmModel asked = model.get();
            if (!asked.descriptor().tags().containsAll(requiredTags)) {
                fair = false;
                throw none(
                        "lacks a tag of %s that the task asks for, so its text was not sent"
                                .formatted(requiredTags));
            }
            ModelAnswer answer = asked.generate(question.about(text, deadline));
            String capability =
                    question.read(answer.text())
                            .orElseThrow(() -> none("named no configured capability"));
            circuit.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            return capability;
        } catch (InterruptedException e) {
            circuit.releasePermission();
            Thread.currentThread().interrupt();
            throw none("was not waited for: the process stops");
        } catch (RuntimeException e) {
            model.forget();
            if (fair) {
                circuit.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, e);
            } else {
                circuit.releasePermission();
            }
            LOG.atDebug()
                    .addKeyValue("model", model.id())
                    .addKeyValue("reason", e.getMessage())
                    .log("The classifier gave no answer");
            throw e;
        }
    }

    private NoOpinionException none(String what) {
        return new NoOpinionException("The classifier " + model.id() + " " + what + ".");
    }

    private Duration left(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public void close() {
        model.close();
    }
}
