package io.baton.providers.lmstudio;

import io.baton.providers.FoundModel.Told;

/**
 * A language model that LM Studio has.
 *
 * @param loadedContext context it is loaded with; 0 when it is not loaded or that is not known
 * @param maxContext context it could have; 0 when not known
 * @param sizeBytes of its files; 0 when not known
 */
record InstalledModel(
        String key,
        boolean resident,
        int loadedContext,
        int maxContext,
        long sizeBytes,
        double parameters,
        Told vision) {}
