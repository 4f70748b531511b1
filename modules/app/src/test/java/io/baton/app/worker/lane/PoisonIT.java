package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
@ExtendWith(ClusterExtension.class)
class PoisonIT {
    private static final Duration LOCK = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Recorder recorder = new Recorder();

    @Test
    void aRecordThatAlwaysFailsIsDivertedWhileItsNeighboursFinish(TestCluster cluster)
            throws Exception {
        String topic = cluster.topic(2, LOCK);
        List<String> values = new ArrayList<>(cluster.write(topic, "record", 100));
        values.remove("record-50");
        var running = new AtomicInteger();
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        List<Integer> besideIt = new CopyOnWriteArrayList<>();
        RecordHandler handler =
                delivery -> {
                    running.incrementAndGet();
                    try {
                        new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
                        if (Recorder.value(delivery).equals("record-50")) {
                            attempts.add(delivery.deliveryCount());
                            if (delivery.deliveryCount() >= 3) {
                                besideIt.add(running.get() - 1);
                            }
                            throw new IllegalStateException("cannot be handled");
                        }
                        return recorder.handle(delivery);
                    } finally {
                        running.decrementAndGet();
                    }
                };

        try (LanePool pool = start(cluster.lanes(topic, 6, 2, LOCK), handler, recorder::divert)) {
            await().atMost(LONG).until(() -> pool.counts().accepted() == 100);

            assertThat(attempts).containsExactly(1, 2, 3, 4);
            assertThat(besideIt).containsExactly(0, 0);
            assertThat(recorder.diverted()).containsOnlyKeys("record-50");
            assertThat(recorder.diverted().get("record-50")).containsExactly(5);
            recorder.assertHandled(values, pool.counts());
            assertThat(pool.counts().diverted()).isEqualTo(1);
            assertThat(pool.counts().handlerFailures()).isEqualTo(4);
            assertThat(pool.counts().laneRestarts()).isZero();
        }
    }

    /** Each redelivery would bring it nearer to the broker's limit, where it vanishes. */
    @Test
    void aDiverterThatFailsIsTriedAgainOnTheSameDelivery(TestCluster cluster) throws Exception {
        String topic = cluster.topic(1, LOCK);
        cluster.write(topic, "record", 1);
        var failures = new AtomicInteger();
        RecordHandler handler = delivery -> Disposition.RELEASE;
        Diverter diverter =
                delivery -> {
                    if (failures.incrementAndGet() <= 4) {
                        throw new IllegalStateException("no dead letters can be written");
                    }
                    recorder.divert(delivery);
                };

        try (LanePool pool = start(cluster.lanes(topic, 2, 1, LOCK), handler, diverter)) {
            await().atMost(LONG).until(() -> pool.counts().diverted() == 1);
            await().atMost(LONG).until(() -> pool.counts().accepted() == 1);

            assertThat(recorder.diverted().get("record-0")).containsExactly(5);
            assertThat(pool.counts().released()).isEqualTo(4);
        }
    }

    @Test
    void locksAreRenewedWhileRecordsWaitForASuspectToRunAlone(TestCluster cluster)
            throws Exception {
        String topic = cluster.topic(1, LOCK);
        cluster.write(topic, "record", 1);
        var suspectRuns = new AtomicBoolean();
        RecordHandler handler =
                delivery -> {
                    if (!Recorder.value(delivery).equals("record-0")) {
                        return recorder.handle(delivery);
                    }
                    if (delivery.deliveryCount() < 3) {
                        return Disposition.RELEASE;
                    }
                    suspectRuns.set(true);
                    new CountDownLatch(1).await(9, TimeUnit.SECONDS);
                    return recorder.handle(delivery);
                };

        try (LanePool pool = start(cluster.lanes(topic, 2, 2, LOCK), handler, recorder::divert)) {
            await().atMost(LONG).untilTrue(suspectRuns);
            cluster.write(topic, "later", 4);

            await().atMost(LONG).until(() -> recorder.handled().size() == 5);
            assertThat(recorder.handled().get("record-0")).containsExactly(3);
            assertThat(recorder.handled().get("later-0")).containsExactly(1);
            assertThat(pool.counts().lostLocks()).isZero();
            assertThat(pool.counts().renewals()).isPositive();
        }
    }

    private static LanePool start(LaneSettings settings, RecordHandler handler, Diverter diverter) {
        return LanePool.start(
                List.of(settings), handler, diverter, PoisonPolicy.DEFAULT, new ExclusiveGate());
    }
}
