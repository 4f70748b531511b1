package io.baton.app.worker.lane;

/**
 * What the lanes of a pool have done since it started; {@code inFlight} and {@code lanes} are as of
 * now.
 *
 * @param lanes lanes that have a working consumer
 * @param inFlight records held: running, or waiting to run or to be acknowledged
 * @param accepted records whose ACCEPT the broker confirmed, diverted ones included
 * @param rejected records whose REJECT the broker confirmed
 * @param released records whose RELEASE the broker confirmed
 * @param redeliveries deliveries that were not the first of their record
 * @param diverted records written away by the diverter
 * @param renewals locks renewed, counted by record
 * @param lostLocks deliveries that lost their lock; their outcome is not acknowledged
 * @param unconfirmed acknowledgements the broker neither confirmed nor refused; the record may come
 *     again
 * @param handlerFailures handlers and diverters that ended with an unexpected exception
 * @param laneRestarts consumers that failed and were replaced
 */
public record LaneCounts(
        long lanes,
        long inFlight,
        long accepted,
        long rejected,
        long released,
        long redeliveries,
        long diverted,
        long renewals,
        long lostLocks,
        long unconfirmed,
        long handlerFailures,
        long laneRestarts) {}
