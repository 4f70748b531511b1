package io.baton.app.worker.health;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelPerformance.Circuit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What other workers say of models that this one reaches at the same place. A provider that asked
 * one of them to be left alone is left alone. A circuit that opened there is a reason for doubt,
 * not proof: the way to the model may be broken there only, so the model comes after others until a
 * few calls of this worker's own have told, or the other worker tries it again. Safe for many
 * threads.
 */
public final class PoolNews {
    /** Several heartbeats of a worker; whoever is silent for longer may be gone. */
    private static final Duration HOLDS = Duration.ofMinutes(1);

    private final ModelHealth health;
    private final InstantSource clock;

    /** When each worker last said that its circuit is open, by model and worker. */
    private final Map<String, Map<String, Instant>> open = new ConcurrentHashMap<>();

    public PoolNews(ModelHealth health, InstantSource clock) {
        this.health = health;
        this.clock = clock;
    }

    /** A worker says that a provider asked to be left alone; these are all its models here. */
    public void resting(Collection<ModelDescriptor> models, Instant until) {
        if (until.isAfter(clock.instant())) {
            health.leaveAlone(models, until);
        }
    }

    /**
     * A worker says how a model does that is served here, too.
     *
     * @param at when that was so
     */
    public void heard(String worker, ModelDescriptor model, ModelPerformance seen, Instant at) {
        Map<String, Instant> workers =
                open.computeIfAbsent(model.id(), id -> new ConcurrentHashMap<>());
        if (seen.circuit() == Circuit.OPEN && isRecent(at)) {
            if (workers.put(worker, at) == null) {
                health.doubt(model);
            }
            return;
        }
        workers.remove(worker);
        if (seen.circuit() == Circuit.CLOSED
                && workers.values().stream().noneMatch(this::isRecent)) {
            health.trust(model);
        }
    }

    /** A worker says nothing of that model any more. */
    public void withdrawn(String worker, String modelId) {
        Map<String, Instant> workers = open.get(modelId);
        if (workers != null) {
            workers.remove(worker);
        }
    }

    /** Whether other models should be preferred for now. */
    public boolean isDoubtful(String modelId) {
        return health.isDoubted(modelId)
                && open.getOrDefault(modelId, Map.of()).values().stream().anyMatch(this::isRecent);
    }

    private boolean isRecent(Instant at) {
        return at.isAfter(clock.instant().minus(HOLDS));
    }
}
