package io.baton.domain.model;

/**
 * What a model answered.
 *
 * @param text never blank
 * @param modelName the model that the provider says answered
 * @param truncated whether the answer ended at its token limit
 */
public record ModelAnswer(String text, String modelName, Usage usage, boolean truncated) {}
