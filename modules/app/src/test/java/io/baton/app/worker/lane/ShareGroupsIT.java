package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.app.kafka.ShareGroups;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Timeout(60)
@ExtendWith(ClusterExtension.class)
class ShareGroupsIT {
    private static final Duration LOCK = Duration.ofSeconds(20);

    @Test
    void configuresANewGroupOnceAndForAll(TestCluster cluster) throws Exception {
        var first = ShareGroups.configure(cluster.admin(), "new-group", LOCK);
        assertThat(first.existed()).isFalse();
        assertThat(first.mayHaveSkippedRecords()).isFalse();
        assertThat(first.replaced())
                .containsEntry("share.auto.offset.reset", "latest")
                .containsEntry("share.isolation.level", "read_uncommitted")
                .containsEntry("share.record.lock.duration.ms", "30000");

        await().untilAsserted(
                        () ->
                                assertThat(
                                                ShareGroups.configure(
                                                                cluster.admin(), "new-group", LOCK)
                                                        .replaced())
                                        .isEmpty());
    }

    @Test
    void saysWhenAGroupWasThereBeforeItsOffsetReset(TestCluster cluster) throws Exception {
        var topic = new NewTopic("late-group", Optional.of(1), Optional.empty());
        cluster.admin().createTopics(List.of(topic)).all().get();
        try (LanePool pool =
                LanePool.start(
                        List.of(cluster.lanes("late-group", 1, 1, LOCK)),
                        delivery -> Disposition.ACCEPT,
                        delivery -> {},
                        PoisonPolicy.DEFAULT,
                        new ExclusiveGate())) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> pool.counts().lanes() == 1 && exists(cluster, "late-group"));

            var setup = ShareGroups.configure(cluster.admin(), "late-group", LOCK);

            assertThat(setup.existed()).isTrue();
            assertThat(setup.mayHaveSkippedRecords()).isTrue();
        }
    }

    @Test
    void namesTheValueTheBrokerRefuses(TestCluster cluster) {
        assertThatThrownBy(
                        () ->
                                ShareGroups.configure(
                                        cluster.admin(), "short-lock", Duration.ofMillis(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("short-lock")
                .hasMessageContaining("10 ms");
    }

    private static boolean exists(TestCluster cluster, String group) throws Exception {
        return cluster.admin().listGroups().all().get().stream()
                .anyMatch(listing -> listing.groupId().equals(group));
    }
}
