package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(120)
@ExtendWith(ClusterExtension.class)
class StopIT {
    private static final Duration LOCK = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Recorder recorder = new Recorder();

    @Test
    void slowCallsAreGivenBackAndAnotherPoolGetsThemAtOnce(TestCluster cluster) throws Exception {
        String topic = cluster.topic(2, LOCK);
        List<String> values = cluster.write(topic, "record", 8);
        RecordHandler never =
                delivery -> {
                    new CountDownLatch(1).await();
                    return Disposition.ACCEPT;
                };
        LanePool first = start(cluster.lanes(topic, 4, 2, LOCK), never);
        await().atMost(LONG).until(() -> first.counts().inFlight() == 8);
        try (LanePool second = start(cluster.lanes(topic, 4, 2, LOCK), recorder::handle)) {
            await().atMost(LONG).until(() -> second.counts().lanes() == 4);

            StopReport report = first.stop(Duration.ofMillis(500));

            assertThat(report).isEqualTo(new StopReport(0, 8, 0, true));
            await().atMost(Duration.ofSeconds(3))
                    .until(() -> recorder.handled().size() == values.size());
            assertThat(recorder.handled().values()).allMatch(counts -> counts.equals(List.of(2)));
            assertThat(second.counts().lostLocks()).isZero();
        }
    }

    @Test
    void callsThatEndWithinTheGraceCount(TestCluster cluster) throws Exception {
        String topic = cluster.topic(1, LOCK);
        cluster.write(topic, "record", 4);
        RecordHandler slow =
                delivery -> {
                    new CountDownLatch(1).await(3, TimeUnit.SECONDS);
                    return recorder.handle(delivery);
                };
        LanePool pool = start(cluster.lanes(topic, 2, 2, LOCK), slow);
        await().atMost(LONG).until(() -> pool.counts().inFlight() == 4);

        StopReport report = pool.stop(Duration.ofSeconds(30));

        assertThat(report).isEqualTo(new StopReport(4, 0, 0, true));
        assertThat(recorder.handled()).hasSize(4);
    }

    @Test
    void aCallThatIgnoresInterruptsDoesNotKeepThePoolFromStopping(TestCluster cluster)
            throws Exception {
        String topic = cluster.topic(1, LOCK);
        cluster.write(topic, "record", 1);
        var end = new CountDownLatch(1);
        RecordHandler deaf =
                delivery -> {
                    while (end.getCount() > 0) {
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            // That is what is tested.
                        }
                    }
                    return Disposition.ACCEPT;
                };
        LanePool pool = start(cluster.lanes(topic, 1, 1, LOCK), deaf);
        await().atMost(LONG).until(() -> pool.counts().inFlight() == 1);
        long began = System.nanoTime();

        StopReport report = pool.stop(Duration.ZERO);

        assertThat(report).isEqualTo(new StopReport(0, 1, 0, true));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        end.countDown();
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
