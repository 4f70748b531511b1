package io.baton.providers;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says about a model.
 *
 * @param name the provider's name for it
 * @param version what tells one state of it from another, such as a digest; null when the provider
 *     does not say
 * @param contextWindow effective context in tokens, 1 or more
 * @param maxOutputTokens most tokens it answers with; 0 when only the window limits it
 * @param memoryBytes what it takes in memory; 0 when not known
 * @param resident whether it is loaded now
 * @param parameters billions of them; 0 when the provider does not say
 * @param vision whether it sees pictures
 * @param local whether text sent to it stays on this machine
 */
public record FoundModel(
        String name,
        @Nullable String version,
        int contextWindow,
        int maxOutputTokens,
        long memoryBytes,
        boolean resident,
        double parameters,
        Told vision,
        boolean local) {

    /** What was told about something. */
    public enum Told {
        YES,
        NO,
        UNSAID;

        public static Told of(boolean value) {
            return value ? YES : NO;
        }
    }
}
