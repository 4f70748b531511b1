package io.baton.app.worker.lane;

import static io.baton.app.worker.lane.Deliveries.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

class SuspectOrderTest {
    @Test
    void thoseWithFewerChancesLeftComeFirst() {
        var suspects = List.of(delivery(1, 3), delivery(2, 4), delivery(3, 3), delivery(4, 4));

        assertThat(suspects.stream().sorted(new SuspectOrder()))
                .containsExactly(
                        suspects.get(3), suspects.get(1), suspects.get(0), suspects.get(2));
    }

    /** The reason for the order: one culprit, wherever it stands, takes nobody along. */
    @Test
    void noInnocentReachesTheLimitTogetherWithTheCulprit() {
        for (long culprit = 0; culprit < 16; culprit++) {
            assertThat(divertedWith(culprit)).as("culprit %d", culprit).containsExactly(culprit);
        }
    }

    private static List<Long> divertedWith(long culprit) {
        List<Delivery> held = new ArrayList<>();
        for (long offset = 0; offset < 16; offset++) {
            held.add(delivery(offset, 3));
        }
        List<Long> diverted = new ArrayList<>();
        while (!held.isEmpty()) {
            List<Delivery> afterDeath = new ArrayList<>();
            var queue = new TreeSet<>(new SuspectOrder());
            queue.addAll(held);
            while (!queue.isEmpty() && queue.first().record().offset() != culprit) {
                queue.removeFirst();
            }
            for (Delivery delivery : queue) {
                int next = delivery.deliveryCount() + 1;
                if (next >= PoisonPolicy.DEFAULT.divertFrom()) {
                    diverted.add(delivery.record().offset());
                } else {
                    afterDeath.add(delivery(delivery.record().offset(), next));
                }
            }
            held = afterDeath;
        }
        return diverted;
    }
}
