package io.baton.domain.model;

/**
 * What a model answered.
 *
 * @param text never blank
 * @param modelName the model that the provider says answered
 * @param usage what this answer took now; nothing when it is cached
 * @param truncated whether the answer ended at its token limit
 * @param cached whether it had been given before and the model was not called
 */
public record ModelAnswer(
        String text, String modelName, Usage usage, boolean truncated, boolean cached) {

    /** An answer that a model just gave. */
    public ModelAnswer(String text, String modelName, Usage usage, boolean truncated) {
        this(text, modelName, usage, truncated, false);
    }

    /** An answer that was given before to the same call. */
    public static ModelAnswer again(String text, String modelName) {
        return new ModelAnswer(text, modelName, Usage.UNKNOWN, false, true);
    }
}
