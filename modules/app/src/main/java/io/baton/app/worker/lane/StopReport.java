package io.baton.app.worker.lane;

/**
 * How a pool stopped, counted from the moment it was told to.
 *
 * @param finished records accepted or rejected within the grace
 * @param released records given back to the group for other workers
 * @param unconfirmed records whose acknowledgement the broker did not confirm; their locks run out
 * @param complete whether every lane ended in time; false leaves consumers behind that the end of
 *     the process closes
 */
public record StopReport(long finished, long released, long unconfirmed, boolean complete) {}
