package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.app.kafka.ShareGroups;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(120)
@ExtendWith(ClusterExtension.class)
class LockRenewalIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Recorder recorder = new Recorder();

    @Test
    void callsLongerThanTheLockAreDeliveredOnce(TestCluster cluster) throws Exception {
        Duration lock = Duration.ofSeconds(4);
        String topic = cluster.topic(2, lock);
        List<String> values = cluster.write(topic, "record", 8);
        var release = new CountDownLatch(1);
        RecordHandler handler =
                delivery -> {
                    // One of each window ends at once, so renewals meet windows half done.
                    if (delivery.record().offset() % 2 == 0) {
                        release.await(11, TimeUnit.SECONDS);
                    }
                    return recorder.handle(delivery);
                };

        try (LanePool pool = start(cluster.lanes(topic, 3, 4, lock), handler)) {
            await().atMost(LONG).until(() -> pool.counts().accepted() == 8);

            assertThat(recorder.handled()).isEqualTo(Recorder.onceEach(values));
            assertThat(pool.counts().renewals()).isGreaterThanOrEqualTo(8);
            assertThat(pool.counts().lostLocks()).isZero();
            assertThat(pool.counts().redeliveries()).isZero();
        }
    }

    /** The broker's lock is shorter at first than the lanes believe. */
    @Test
    void aCallWhoseLockIsLostIsInterruptedAndNotAcknowledged(TestCluster cluster) throws Exception {
        Duration believed = Duration.ofSeconds(20);
        String topic = cluster.topic(1, Duration.ofSeconds(1));
        cluster.write(topic, "record", 1);
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        RecordHandler handler =
                delivery -> {
                    begun.countDown();
                    if (delivery.deliveryCount() == 1 && interrupted.getCount() > 0) {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                            throw e;
                        }
                    }
                    interrupted.await();
                    return recorder.handle(delivery);
                };

        try (LanePool pool = start(cluster.lanes(topic, 2, 1, believed), handler)) {
            begun.await();
            var _ = ShareGroups.configure(cluster.admin(), topic, believed);

            await().atMost(LONG).until(() -> pool.counts().accepted() == 1);

            assertThat(interrupted.getCount()).isZero();
            assertThat(recorder.handled().get("record-0")).containsExactly(2);
            assertThat(pool.counts().lostLocks()).isEqualTo(1);
            assertThat(pool.counts().released()).isZero();
            assertThat(pool.counts().inFlight()).isZero();

            // The lane is fit to go on.
            cluster.write(topic, "later", 4);
            await().atMost(LONG).until(() -> recorder.handled().size() == 5);
            assertThat(pool.counts().laneRestarts()).isZero();
        }
    }

    private LanePool start(LaneSettings settings, RecordHandler handler) {
        return LanePool.start(
                List.of(settings),
                handler,
                recorder::divert,
                PoisonPolicy.DEFAULT,
                new ExclusiveGate());
    }
}
