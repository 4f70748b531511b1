package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(180)
@ExtendWith(ClusterExtension.class)
class KilledWorkerIT {
    private static final Duration LOCK = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofSeconds(90);

    private final Recorder recorder = new Recorder();

    @Test
    void nothingIsLostAndTheOtherPoolCompletesEverything(TestCluster cluster) throws Exception {
        String topic = cluster.topic(3, LOCK);
        List<String> values = cluster.write(topic, "record", 600);
        RecordHandler handler =
                delivery -> {
                    new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
                    return recorder.handle(delivery);
                };

        try (var killed = WorkerProcess.start(cluster.bootstrap(), topic, 4, 2, 100)) {
            // A process takes longer to start than a pool takes to do all the work by itself.
            await().atMost(LONG).until(() -> !killed.said("done").isEmpty());
            takeOver(cluster, topic, values, handler, killed);
        }
    }

    private void takeOver(
            TestCluster cluster,
            String topic,
            List<String> values,
            RecordHandler handler,
            WorkerProcess killed)
            throws Exception {
        try (LanePool pool =
                LanePool.start(
                        List.of(cluster.lanes(topic, 4, 2, LOCK)),
                        handler,
                        recorder::divert,
                        PoisonPolicy.DEFAULT,
                        new ExclusiveGate())) {
            await().atMost(LONG).until(() -> killed.said("done").size() >= 50);
            killed.kill();

            List<String> doneThere = killed.said("done");
            var all = new ArrayList<>(doneThere);
            await().atMost(LONG)
                    .until(
                            () -> {
                                all.addAll(recorder.handled().keySet());
                                return all.containsAll(values) && pool.counts().inFlight() == 0;
                            });

            assertThat(recorder.diverted()).isEmpty();
            // At most what the killed process held can have run twice.
            List<String> twice = new ArrayList<>(doneThere);
            twice.retainAll(recorder.handled().keySet());
            assertThat(twice).hasSizeLessThanOrEqualTo(8);
            assertThat(recorder.handled().values())
                    .allSatisfy(counts -> assertThat(counts).hasSize(1));
        }
    }
}
