package io.baton.domain.error;

import java.io.Serial;

/** A {@link ModelOrchestratorError} at an edge where only an exception can carry it. */
public final class ModelOrchestratorException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient ModelOrchestratorError error;

    public ModelOrchestratorException(ModelOrchestratorError error) {
        super(error.code() + ": " + error.message());
        this.error = error;
    }

    public ModelOrchestratorError error() {
        return error;
    }
}
