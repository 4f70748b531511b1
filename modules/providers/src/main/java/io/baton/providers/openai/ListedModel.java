package io.baton.providers.openai;

import io.baton.providers.FoundModel.Told;

/**
 * A model as the list of models has it.
 *
 * @param context effective context in tokens; 0 when the server does not say
 * @param memoryBytes what its weights take; 0 when the server does not say
 * @param parameters billions of them; 0 when the server does not say
 * @param resident whether it is loaded, which it is where nothing else is said
 */
record ListedModel(
        int context, long memoryBytes, double parameters, Told vision, boolean resident) {
    /** A model that no list names, or of which the list tells the name alone. */
    static final ListedModel UNKNOWN = new ListedModel(0, 0, 0, Told.UNSAID, true);

    /** The same model, with the context of the one that it was derived from. */
    ListedModel withContext(int tokens) {
        return new ListedModel(tokens, memoryBytes, parameters, vision, resident);
    }
}
