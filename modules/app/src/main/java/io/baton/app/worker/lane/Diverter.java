package io.baton.app.worker.lane;

/** Puts away a record that has been delivered too often. */
@FunctionalInterface
public interface Diverter {
    /**
     * Writes the dead letter and returns when it is durable; the record is accepted then. It must
     * not run what the record asks for. May be called again for a record already diverted.
     *
     * @throws InterruptedException when interrupted: the pool stops or the lock is lost
     * @throws RuntimeException when it could not be written: it is tried again, with growing
     *     pauses, as long as the lane lives
     */
    void divert(Delivery delivery) throws InterruptedException;
}
