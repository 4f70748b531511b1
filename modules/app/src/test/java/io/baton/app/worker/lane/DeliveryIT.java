package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

@Timeout(120)
@ExtendWith(ClusterExtension.class)
class DeliveryIT {
    private static final Duration LOCK = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Recorder recorder = new Recorder();

    /** Also those written before the group's first member joined. */
    @Test
    void everyRecordIsHandled(TestCluster cluster) throws Exception {
        String topic = cluster.topic(3, LOCK);
        String other = cluster.topic(1, LOCK);
        List<String> values = new ArrayList<>(cluster.write(topic, "before", 150));

        var settings = List.of(cluster.lanes(topic, 4, 4, LOCK), cluster.lanes(other, 2, 1, LOCK));
        try (LanePool pool = start(settings, recorder::handle)) {
            await().atMost(LONG).until(() -> recorder.handled().size() == values.size());
            values.addAll(cluster.write(topic, "after", 100));
            values.addAll(cluster.write(other, "other", 50));

            await().atMost(LONG).until(() -> pool.counts().accepted() == 300);
            recorder.assertHandled(values, pool.counts());
            assertThat(pool.counts().lanes()).isEqualTo(6);
            assertThat(pool.counts().inFlight()).isZero();
            assertThat(pool.problems()).isEmpty();
        }
    }

    @Test
    void recordsOfAbortedTransactionsAreNeverSeen(TestCluster cluster) throws Exception {
        String topic = cluster.topic(1, LOCK);
        List<String> committed = new ArrayList<>();
        try (Producer<byte[], byte[]> producer =
                cluster.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            for (int n = 0; n < 20; n++) {
                producer.beginTransaction();
                TestCluster.send(producer, topic, "record-" + n);
                if (n % 2 == 0) {
                    producer.commitTransaction();
                    committed.add("record-" + n);
                } else {
                    producer.flush();
                    producer.abortTransaction();
                }
            }
        }

        try (LanePool pool = start(List.of(cluster.lanes(topic, 2, 2, LOCK)), recorder::handle)) {
            await().atMost(LONG).until(() -> pool.counts().accepted() >= committed.size());
            await().during(Duration.ofSeconds(1)).until(() -> true);
            recorder.assertHandled(committed, pool.counts());
        }
    }

    @Test
    void oneSlowRecordStallsNoOtherLane(TestCluster cluster) throws Exception {
        // One partition: a lane that has a partition to itself stalls the partition.
        String topic = cluster.topic(1, LOCK);
        cluster.write(topic, "record", 60);
        var release = new CountDownLatch(1);
        RecordHandler handler =
                delivery -> {
                    if (Recorder.value(delivery).equals("record-0")) {
                        release.await();
                    }
                    return recorder.handle(delivery);
                };

        try (LanePool pool = start(List.of(cluster.lanes(topic, 3, 1, LOCK)), handler)) {
            await().atMost(LONG).until(() -> pool.counts().accepted() == 59);
            assertThat(pool.counts().inFlight()).isEqualTo(1);

            release.countDown();

            await().atMost(LONG).until(() -> pool.counts().accepted() == 60);
            assertThat(recorder.handled().get("record-0")).containsExactly(1);
        } finally {
            release.countDown();
        }
    }

    private LanePool start(List<LaneSettings> settings, RecordHandler handler) {
        return LanePool.start(
                settings, handler, recorder::divert, PoisonPolicy.DEFAULT, new ExclusiveGate());
    }
}
