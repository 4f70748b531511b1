package io.baton.app.learning;

import io.baton.app.config.LearningSettings;
import io.baton.app.registry.ModelRegistry;
import io.baton.domain.learning.LearntModels;
import io.baton.domain.learning.LearntScores;
import io.baton.domain.planning.ModelCatalog;
import io.baton.domain.planning.PlanningSettings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * The models that tasks are planned with: those of the registry with what was learnt of them, as
 * long as anything is to be learnt. Safe for use by many threads.
 */
public final class LearntCatalog {
    /** What was learnt a moment ago need not make every task build the whole catalog anew. */
    private static final Duration FRESH = Duration.ofMillis(500);

    /** By then half-lives may have told. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private final ModelRegistry registry;
    private final LearntScores learnt;
    private final LearningSettings settings;
    private volatile @Nullable Snapshot cached;

    public LearntCatalog(ModelRegistry registry, LearntScores learnt, LearningSettings settings) {
        this.registry = registry;
        this.learnt = learnt;
        this.settings = settings;
    }

    /** The models for that task. */
    public ModelCatalog forTask(String taskId, Instant now) {
        ModelCatalog known = registry.catalog(now);
        if (!settings.enabled()) {
            return known;
        }
        LearntModels models = models(known, now);
        return settings.explore() && settings.exploreBound() > 0
                ? models.exploredFor(taskId, settings.exploreBound())
                : models.catalog();
    }

    private LearntModels models(ModelCatalog known, Instant now) {
        Snapshot snapshot = cached;
        long version = learnt.version();
        if (snapshot == null || !snapshot.holds(known, version, now)) {
            snapshot = new Snapshot(known, version, now, learn(known, learnt, now));
            cached = snapshot;
        }
        return snapshot.models();
    }

    /**
     * A catalog with what was learnt. Nothing that was learnt takes a model out of plans that ask
     * for no better one: the scores stay above what every plan asks for.
     */
    public static LearntModels learn(ModelCatalog known, LearntScores learnt, Instant now) {
        return LearntModels.of(known, learnt, PlanningSettings.DEFAULTS.minScore(), now);
    }

    private record Snapshot(ModelCatalog known, long version, Instant at, LearntModels models) {
        // The registry gives the same catalog as long as nothing was announced.
        @SuppressWarnings("ReferenceEquality")
        boolean holds(ModelCatalog current, long learntBy, Instant now) {
            Duration age = Duration.between(at, now);
            return known == current
                    && (version == learntBy ? age.compareTo(STALE) : age.compareTo(FRESH)) < 0;
        }
    }
}
