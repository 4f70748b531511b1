package io.baton.app.worker.cache;

import io.baton.app.config.CacheMode;
import io.baton.domain.model.ModelSettings;

import org.jspecify.annotations.Nullable;

/** Which calls an earlier answer will do for, and whose answers are kept. */
final class CachePolicy {
    private final CacheMode mode;

    CachePolicy(CacheMode mode) {
        this.mode = mode;
    }

    /**
     * Whether the cache is asked for a call at all.
     *
     * @param wish what the task says: asked for, refused, or nothing
     * @param settings what was configured about the model; null when nothing was
     */
    boolean covers(@Nullable Boolean wish, @Nullable ModelSettings settings) {
        return switch (mode) {
            case OFF -> false;
            case ON_REQUEST -> wish != null && wish;
            case DETERMINISTIC -> wish == null ? deterministic(settings) : wish;
        };
    }

    private static boolean deterministic(@Nullable ModelSettings settings) {
        Double temperature = settings == null ? null : settings.temperature();
        return temperature != null && temperature == 0;
    }
}
