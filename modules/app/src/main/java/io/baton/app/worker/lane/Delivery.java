package io.baton.app.worker.lane;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One delivery of one record.
 *
 * @param record the record as it is on the topic; nobody else reads or changes it meanwhile
 * @param deliveryCount how often it has been handed to some worker, this time included; 1 or more.
 *     It can have risen without a handler ever having run.
 */
public record Delivery(ConsumerRecord<byte[], byte[]> record, int deliveryCount) {
    static Delivery of(ConsumerRecord<byte[], byte[]> record) {
        return new Delivery(record, record.deliveryCount().map(Short::intValue).orElse(1));
    }

    DeliveryId id() {
        return new DeliveryId(record.partition(), record.offset(), deliveryCount);
    }
}
