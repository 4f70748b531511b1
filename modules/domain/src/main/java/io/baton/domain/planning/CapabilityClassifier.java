package io.baton.domain.planning;

/**
 * Guesses from a task's text which capability it needs.
 *
 * <p>Implementations are pure and safe for use by many threads at once, never throw for any text,
 * and answer within the time of one sentence embedding.
 */
@FunctionalInterface
public interface CapabilityClassifier {

    /** The best guess for that text; an honest probability, not a score. */
    Classification classify(String text);
}
