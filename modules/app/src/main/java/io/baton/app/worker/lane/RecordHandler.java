package io.baton.app.worker.lane;

/** Does the work a record asks for. */
@FunctionalInterface
public interface RecordHandler {
    /**
     * Handles one record, on a virtual thread of its own, at the same time as others.
     *
     * <p>It may take as long as it needs: the record's lock is renewed until it returns, also while
     * it waits for something. What it leads to must be durable before ACCEPT is returned, and a
     * second run must do no harm.
     *
     * <p>It is interrupted when its record's lock is lost, when the pool's grace has run out and
     * when its lane fails. It must end soon then; what it returns is used if the record is still
     * held and ignored otherwise.
     *
     * @throws InterruptedException when interrupted; the record is released if it is still held
     * @throws RuntimeException when it can't say what became of the record: logged, and after a
     *     short pause released. The delivery count bounds how often.
     */
    Disposition handle(Delivery delivery) throws InterruptedException;
}
