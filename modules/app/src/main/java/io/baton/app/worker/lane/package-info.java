/**
 * The reading side of a worker: share groups read through lanes, a lane being one share consumer on
 * one topic that holds a small window of records and keeps their locks while the handler works.
 *
 * <p><b>At least once.</b> A record is accepted only after its handler said so; whatever ends a
 * lane (stop, failure, kill -9) gives what it held back to the group. A handler must therefore be
 * idempotent: a record can run again, even while its first run is still dying.
 *
 * <p><b>Poison and its neighbours.</b> The death of a process raises the delivery count of every
 * record it held, not only of the one that killed it, and so does handing a record back. Innocent
 * neighbours reach the limit together with the culprit unless they are held apart from it. What is
 * done about it:
 *
 * <ol>
 *   <li>From its third delivery on, a record runs alone in its process ({@link
 *       io.baton.app.worker.lane.PoisonPolicy}, {@link io.baton.app.worker.lane.ExclusiveGate}):
 *       every other call has ended <em>and is acknowledged</em> before it starts, and lanes with
 *       nothing in hand fetch nothing until it has ended.
 *   <li>Records that wait for their turn to run alone are run in the order of their offsets on odd
 *       deliveries and against it on even ones. Those behind the culprit on its third delivery are
 *       therefore before it on its fourth.
 *   <li>A pool starts with one lane a topic and opens the others only when a record came that is
 *       not suspicious, or none for a while ({@link io.baton.app.worker.lane.CarefulStart}): a
 *       process that replaces a dead one meets the culprit with nothing else of its topic in hand.
 *   <li>On its fifth delivery a record is diverted without being run. Kafka itself drops one on its
 *       tenth, silently, so a diverter that fails is retried while the lock is renewed and never by
 *       redelivery.
 * </ol>
 *
 * <p>What remains: an idle lane has always asked for its next record and may be given an innocent
 * one while a suspicious one runs, which costs it one delivery; and two culprits held by the same
 * process can take those between them to the DLQ. They are dead letters then, not lost: replay runs
 * them.
 */
@org.jspecify.annotations.NullMarked
package io.baton.app.worker.lane;
