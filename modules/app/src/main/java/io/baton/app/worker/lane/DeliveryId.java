package io.baton.app.worker.lane;

/**
 * Tells deliveries on one topic apart: a record that lost its lock and comes again is another
 * delivery, one whose lock was renewed is the same.
 */
record DeliveryId(int partition, long offset, int deliveryCount) {
    boolean sameRecord(DeliveryId other) {
        return partition == other.partition && offset == other.offset;
    }
}
