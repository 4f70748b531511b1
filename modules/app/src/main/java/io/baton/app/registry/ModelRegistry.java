package io.baton.app.registry;

import io.baton.app.mapping.ModelMapping;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.model.ModelPerformance.Circuit;
import io.baton.domain.planning.ModelCatalog;
import io.baton.wire.avro.ModelStatus;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models that workers announced, by model and worker. A model counts until every announcement
 * of it has been withdrawn or has expired: a worker that is gone for a moment, or scaled to zero,
 * does not make its models unknown, its work waits on the topic.
 */
public final class ModelRegistry {
    /** Several heartbeats of a worker. */
    private static final Duration CIRCUITS_HOLD = Duration.ofMinutes(1);

    private final Map<String, ModelStatus> byKey = new ConcurrentHashMap<>();
    private volatile @Nullable Snapshot cached;

    /** Takes in one record of the models topic; null withdraws. */
    public void apply(String key, @Nullable ModelStatus status) {
        if (status == null) {
            byKey.remove(key);
        } else {
            byKey.put(key, status);
        }
        cached = null;
    }

    /** The models that may be planned with at that moment. */
    public ModelCatalog catalog(Instant now) {
        Snapshot snapshot = cached;
        if (snapshot == null || !now.isBefore(snapshot.validUntil())) {
            snapshot = build(now);
            cached = snapshot;
        }
        return snapshot.catalog();
    }

    private Snapshot build(Instant now) {
        Map<String, ModelDescriptor> models = new LinkedHashMap<>();
        Map<String, ModelPerformance> performance = new HashMap<>();
        Instant validUntil = now.plusSeconds(60);
        for (ModelStatus status : byKey.values()) {
            if (!status.getExpiresAt().isAfter(now)) {
                continue;
            }
            if (status.getExpiresAt().isBefore(validUntil)) {
                validUntil = status.getExpiresAt();
            }
            // Of two workers that serve one model, the one that has it loaded speaks for it.
            ModelDescriptor model = ModelMapping.fromWire(status);
            models.merge(model.id(), model, (a, b) -> b.resident() ? b : a);
            performance.merge(model.id(), recent(status, now), ModelPerformance::beside);
        }
        return new Snapshot(
                new ModelCatalog(List.copyOf(models.values()), performance), validUntil);
    }

    /** A circuit of a worker that has gone says nothing any more. */
    private static ModelPerformance recent(ModelStatus status, Instant now) {
        ModelPerformance seen = ModelMapping.performance(status);
        return status.getUpdatedAt().isBefore(now.minus(CIRCUITS_HOLD))
                ? seen.with(Circuit.CLOSED)
                : seen;
    }

    private record Snapshot(ModelCatalog catalog, Instant validUntil) {}
}
