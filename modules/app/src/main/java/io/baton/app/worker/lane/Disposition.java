package io.baton.app.worker.lane;

import org.apache.kafka.clients.consumer.AcknowledgeType;

/** What becomes of a record when its handler has ended. */
public enum Disposition {
    /** It is done, for good: what it leads to is durably written. */
    ACCEPT(AcknowledgeType.ACCEPT),
    /** It is to be delivered again, at once and to any worker; costs it one delivery. */
    RELEASE(AcknowledgeType.RELEASE),
    /** It is dropped, for good and without a trace on Kafka's side. */
    REJECT(AcknowledgeType.REJECT);

    private final AcknowledgeType acknowledgement;

    Disposition(AcknowledgeType acknowledgement) {
        this.acknowledgement = acknowledgement;
    }

    AcknowledgeType acknowledgement() {
        return acknowledgement;
    }
}
