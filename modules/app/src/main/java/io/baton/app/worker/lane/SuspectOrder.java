package io.baton.app.worker.lane;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Comparator;

/**
 * In which order suspicious records run alone. Pure.
 *
 * <p>Those with fewer chances left come first. Those equally often delivered run by offset on odd
 * deliveries and against it on even ones: of records that die together with a culprit, each is
 * before it once in two deliveries and so gets through.
 */
final class SuspectOrder implements Comparator<Delivery> {
    private static final Comparator<ConsumerRecord<byte[], byte[]>> BY_POSITION =
            Comparator.<ConsumerRecord<byte[], byte[]>, String>comparing(ConsumerRecord::topic)
                    .thenComparingInt(ConsumerRecord::partition)
                    .thenComparingLong(ConsumerRecord::offset);

    @Override
    public int compare(Delivery left, Delivery right) {
        if (left.deliveryCount() != right.deliveryCount()) {
            return Integer.compare(right.deliveryCount(), left.deliveryCount());
        }
        int byPosition = BY_POSITION.compare(left.record(), right.record());
        return left.deliveryCount() % 2 == 1 ? byPosition : -byPosition;
    }
}
