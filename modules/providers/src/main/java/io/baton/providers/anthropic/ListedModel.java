package io.baton.providers.anthropic;

import io.baton.providers.FoundModel.Told;

/**
 * A model as the list of models has it.
 *
 * @param context most tokens of prompt and answer; 0 when the list does not say
 * @param maxOutput most tokens of an answer; 0 when the list does not say
 */
record ListedModel(int context, int maxOutput, Told vision) {
    /** A model that no list names. */
    static final ListedModel UNKNOWN = new ListedModel(0, 0, Told.UNSAID);
}
