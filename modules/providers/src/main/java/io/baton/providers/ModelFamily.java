package io.baton.providers;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A family of models and what the largest of its kind are good at.
 *
 * @param name for people
 * @param names matches anywhere in a lower-case model name
 * @param strengths 0..1 by capability, for a model of 70 billion parameters or more
 * @param parameters billions to assume where the name says none
 */
record ModelFamily(String name, Pattern names, Map<String, Double> strengths, double parameters) {

    ModelFamily {
        strengths = Map.copyOf(strengths);
    }
}
