package io.baton.domain.planning;

import java.time.Instant;
import java.util.Set;

/**
 * Is asked which capability a text needs when the {@link CapabilityClassifier} is not sure, for
 * example a language model. Unlike the classifier it may take a while and may fail. Safe for use by
 * many threads at once; never throws.
 */
@FunctionalInterface
public interface SecondOpinion {
    /** Nobody is there to be asked. */
    SecondOpinion NOBODY = (text, tags, askedAt) -> new Opinion.NotAsked();

    /**
     * What that text needs; the text is untrusted.
     *
     * @param requiredTags what the task asks of every model that sees it, such as {@code
     *     local-only}
     * @param askedAt the moment of planning, from which the patience counts: tasks that are planned
     *     together wait together
     */
    Opinion ask(String text, Set<String> requiredTags, Instant askedAt);

    /** What came of it. */
    sealed interface Opinion {
        /**
         * @param by who says so, for example a model's id
         */
        record Given(String capability, String by) implements Opinion {}

        /**
         * @param why a sentence for a person
         */
        record Missing(String why) implements Opinion {}

        record NotAsked() implements Opinion {}
    }
}
