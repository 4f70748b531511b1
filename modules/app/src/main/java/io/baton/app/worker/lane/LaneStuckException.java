package io.baton.app.worker.lane;

/** A consumer has got into a state only a new one gets out of. */
final class LaneStuckException extends RuntimeException {
    LaneStuckException(String message) {
        super(message);
    }
}
