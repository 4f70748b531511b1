package io.baton.domain.synthesis;

import org.jspecify.annotations.Nullable;

/** What {@link OutputFormatter} makes of an answer. */
public sealed interface Rendering {

    /**
     * The answer in the asked format.
     *
     * @param language of a code answer, where known, by its common name, for example {@code
     *     typescript}
     * @param note what a user should know about the rendering; null when there is nothing
     */
    record Rendered(String output, @Nullable String language, @Nullable String note)
            implements Rendering {}

    /** The answer is not in that format; the message says why, for a person. */
    record Unusable(String message) implements Rendering {}
}
