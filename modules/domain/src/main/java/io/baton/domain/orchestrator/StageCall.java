package io.baton.domain.orchestrator;

import io.baton.domain.model.ModelRequest;

import java.util.List;

/**
 * What one model is asked for a stage.
 *
 * @param notes what was done to the prompt to make it fit, for the user, each a sentence
 */
public record StageCall(ModelRequest request, List<String> notes) {
    public StageCall {
        notes = List.copyOf(notes);
    }
}
