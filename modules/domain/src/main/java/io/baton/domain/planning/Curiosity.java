package io.baton.domain.planning;

/**
 * Moves scores a little for one task, so that models of which little is known are tried now and
 * then. It ranks models that are within the limits and never decides whether one is.
 */
@FunctionalInterface
public interface Curiosity {
    /** None: models are ranked by what is known. */
    Curiosity NONE = (model, capability) -> 0;

    /** How far the model's score for that capability is moved; the same whenever it is asked. */
    double shift(String model, String capability);
}
