package io.baton.app.worker.lane;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes deliveries that never were on a broker. */
final class Deliveries {
    private Deliveries() {}

    static Delivery delivery(long offset, int deliveryCount) {
        return new Delivery(
                new ConsumerRecord<>("topic", 0, offset, new byte[0], new byte[0]), deliveryCount);
    }
}
