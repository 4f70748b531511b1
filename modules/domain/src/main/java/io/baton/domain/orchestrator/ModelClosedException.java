package io.baton.domain.orchestrator;

import java.io.Serial;
import java.time.Duration;

/**
 * A model was not called, because its gate had closed between the decision to call it and the call.
 * That is no attempt: the decision is made again.
 */
public final class ModelClosedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final Duration closedFor;

    /**
     * @param closedFor how long it stays closed
     */
    public ModelClosedException(String model, Duration closedFor) {
        super(model + " must not be called for " + closedFor, null, false, false);
        this.closedFor = closedFor;
    }

    public Duration closedFor() {
        return closedFor;
    }
}
