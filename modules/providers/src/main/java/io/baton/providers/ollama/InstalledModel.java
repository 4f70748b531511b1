package io.baton.providers.ollama;

import io.baton.providers.FoundModel.Told;

import org.jspecify.annotations.Nullable;

/**
 * A model that Ollama has on its disk.
 *
 * @param digest of all that makes it up; null when not known
 * @param chats whether it completes text at all
 * @param resident whether it is loaded now
 * @param loadedContext context it is loaded with; 0 when not loaded or not known
 * @param maxContext context it could have; 0 when not known
 * @param remote whether Ollama passes its prompts on to another machine
 */
record InstalledModel(
        String name,
        @Nullable String digest,
        boolean chats,
        boolean resident,
        int loadedContext,
        int maxContext,
        long memoryBytes,
        double parameters,
        Told vision,
        boolean remote) {}
