package io.baton.app.worker.health;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelPerformance.Circuit;
import io.baton.domain.model.ProviderException;
import io.baton.domain.model.TokenFactor;
import io.baton.domain.model.Usage;
import io.baton.domain.orchestrator.ModelClosedException;
import io.baton.domain.orchestrator.ModelGate;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * How every model of this worker does. A model has a circuit of its own and shares that of its
 * provider's endpoint: what cannot be connected to is wrong with the endpoint, what answers badly
 * is wrong with the model. A provider that asks to be left alone ({@code Retry-After}) is, by all
 * calls of this worker, and of the others once they have heard of it. Safe for use by many threads.
 */
public final class ModelHealth implements ModelGate {
    /** A provider cannot keep its models from being used for longer than this with one reply. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Map<String, Model> models = new ConcurrentHashMap<>();
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
    private volatile Runnable listener = () -> {};

    public ModelHealth(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Calls that whenever a circuit opens or closes or a provider asks for rest; must not take
     * long.
     */
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    @Override
    public Duration closedFor(String modelId) {
        Model model = models.get(modelId);
        return model == null ? Duration.ZERO : longest(model.circuit(), model.endpoint());
    }

    private Duration longest(CallCircuit own, Endpoint endpoint) {
        Duration longest = own.closedFor();
        for (Duration other : new Duration[] {endpoint.circuit.closedFor(), endpoint.rest()}) {
            longest = other.compareTo(longest) > 0 ? other : longest;
        }
        return longest;
    }

    /**
     * Begins a call of that model.
     *
     * @throws ModelClosedException when it must not be called now
     */
    public Observed begin(ModelDescriptor descriptor) {
        Model model = model(descriptor);
        if (model.endpoint.rest().isPositive() || !model.circuit.begin()) {
            throw new ModelClosedException(descriptor.id(), closedFor(descriptor.id()));
        }
        if (!model.endpoint.circuit.begin()) {
            model.circuit.ended();
            throw new ModelClosedException(descriptor.id(), closedFor(descriptor.id()));
        }
        return new Observed(model, clock.instant());
    }

    private Model model(ModelDescriptor descriptor) {
        return models.computeIfAbsent(
                descriptor.id(), id -> observe(id, endpoint(descriptor.provider())));
    }

    private Model observe(String id, Endpoint endpoint) {
        CallStatistics statistics = new CallStatistics();
        CallCircuit circuit =
                new CallCircuit(id, clock, state -> changed(state, Stream.of(statistics)));
        return new Model(circuit, endpoint, statistics, new TokenFactor());
    }

    private Endpoint endpoint(String provider) {
        return endpoints.computeIfAbsent(
                provider,
                id ->
                        new Endpoint(
                                new CallCircuit(
                                        id, clock, state -> changed(state, statistics(id)))));
    }

    private Stream<CallStatistics> statistics(String provider) {
        return models.values().stream()
                .filter(model -> model.endpoint.equals(endpoints.get(provider)))
                .map(Model::statistics);
    }

    /** What works again is not held to what it did before. */
    private void changed(Circuit state, Stream<CallStatistics> statistics) {
        if (state == Circuit.CLOSED) {
            statistics.forEach(CallStatistics::forgetFailures);
        }
        listener.run();
    }

    /** That provider has answered after it had not: its models may be tried at once. */
    public void answersAgain(String provider) {
        Endpoint endpoint = endpoints.get(provider);
        if (endpoint != null) {
            endpoint.circuit.mayWorkAgain();
            models.values().stream()
                    .filter(model -> model.endpoint.equals(endpoint))
                    .forEach(model -> model.circuit.mayWorkAgain());
        }
    }

    /** How that model has performed lately. */
    public ModelPerformance performance(String modelId, int freePermits) {
        Model model = models.get(modelId);
        if (model == null) {
            return ModelPerformance.UNKNOWN;
        }
        Circuit own = model.circuit.state();
        Circuit shared = model.endpoint.circuit.state();
        Circuit worse = own.compareTo(shared) > 0 ? own : shared;
        return model.statistics
                .performance(worse, freePermits, clock.instant())
                .withTokenFactor(model.tokens.value())
                .restingUntil(model.endpoint.restingUntil());
    }

    /** How many tokens that model counts for each that is estimated; 0 when that is not known. */
    public double tokenFactor(String modelId) {
        Model model = models.get(modelId);
        return model == null ? 0 : model.tokens.value();
    }

    /**
     * Another worker was asked to leave the provider of these models alone, so this one does, too.
     */
    public void leaveAlone(Collection<ModelDescriptor> descriptors, Instant until) {
        Instant bounded = bounded(until);
        descriptors.forEach(
                descriptor -> {
                    var _ = model(descriptor).endpoint.restUntil(bounded);
                });
    }

    /** Another worker has had enough of that model: here a few calls find out for themselves. */
    public void doubt(ModelDescriptor descriptor) {
        model(descriptor).circuit.doubt();
    }

    /** Another worker finds that model well again. */
    public void trust(ModelDescriptor descriptor) {
        model(descriptor).circuit.trust();
    }

    /** Whether others have had enough of that model and no call has told anything of it here. */
    public boolean isDoubted(String modelId) {
        Model model = models.get(modelId);
        return model != null && model.circuit.isDoubted();
    }

    private Instant bounded(Instant until) {
        Instant latest = clock.instant().plus(LONGEST_RETRY_AFTER);
        return until.isBefore(latest) ? until : latest;
    }

    /**
     * Takes in how many tokens a call's prompt had.
     *
     * @param estimated as estimated for any model
     * @param counted as its provider counted them; 0 when it does not say
     */
    public void counted(ModelDescriptor descriptor, int estimated, int counted) {
        model(descriptor).tokens.learn(estimated, counted);
    }

    /** A call that has begun; exactly one of its methods must be called once. */
    public final class Observed {
        private final Model model;
        private final Instant begunAt;

        private Observed(Model model, Instant begunAt) {
            this.model = model;
            this.begunAt = begunAt;
        }

        /** The model answered. */
        public void succeeded(Usage usage) {
            Instant now = clock.instant();
            Duration took = Duration.between(begunAt, now);
            model.statistics.succeeded(took, usage.completionTokens(), now);
            model.circuit.succeeded(took);
            model.endpoint.circuit.succeeded(took);
        }

        /** There was no answer, for that reason. */
        public void failed(ProviderException failure) {
            Instant now = clock.instant();
            Duration took = Duration.between(begunAt, now);
            Duration wait = failure.retryAfter();
            if (wait != null && model.endpoint.restUntil(bounded(now.plus(wait)))) {
                listener.run();
            }
            switch (Fault.of(failure, took, model.statistics.typical(now))) {
                case NONE -> abandoned();
                case MODEL -> {
                    model.statistics.failed(took, now);
                    model.circuit.failed(took, failure);
                    model.endpoint.circuit.ended();
                }
                case ENDPOINT -> {
                    model.statistics.failed(took, now);
                    model.circuit.ended();
                    model.endpoint.circuit.failed(took, failure);
                }
            }
        }

        /** The call was given up for a reason that says nothing about the model. */
        public void abandoned() {
            model.circuit.ended();
            model.endpoint.circuit.ended();
        }
    }

    private record Model(
            CallCircuit circuit,
            Endpoint endpoint,
            CallStatistics statistics,
            TokenFactor tokens) {}

    /** What models of one provider share. */
    private final class Endpoint {
        private final CallCircuit circuit;
        private volatile Instant restUntil = Instant.MIN;

        private Endpoint(CallCircuit circuit) {
            this.circuit = circuit;
        }

        private Duration rest() {
            Instant now = clock.instant();
            return restUntil.isAfter(now) ? Duration.between(now, restUntil) : Duration.ZERO;
        }

        private @Nullable Instant restingUntil() {
            Instant until = restUntil;
            return until.isAfter(clock.instant()) ? until : null;
        }

        /** Whether that is longer than it rests anyway. */
        private synchronized boolean restUntil(Instant until) {
            boolean longer = until.isAfter(restUntil);
            restUntil = longer ? until : restUntil;
            return longer;
        }
    }
}
