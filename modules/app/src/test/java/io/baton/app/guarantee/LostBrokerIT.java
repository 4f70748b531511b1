package io.baton.app.guarantee;

import io.baton.testbroker.BrokerCluster;
import io.baton.testkit.FakeModelServer;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Guarantee 1 on three brokers: the loss of any one of them is a pause, not the end of work. */
class LostBrokerIT {
    private static final int TASKS = 300;
    private static final int A_FEW = 20;
    private static final List<String> THREE_COPIES =
            List.of("--baton.topics.replication-factor=3", "--baton.topics.min-in-sync=2");

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void theOthersGoOnWhenTheBrokerThatLeadsTheWorkIsKilled(@TempDir Path folder) throws Exception {
        try (FakeModelServer models = Fleet.models(Duration.ofMillis(100));
                BrokerCluster brokers = BrokerCluster.start(folder, 3);
                Fleet fleet = Fleet.ofOneEach(brokers.bootstrapServers(), THREE_COPIES, models);
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", brokers.bootstrapServers()));
                Traffic traffic = fleet.traffic()) {
            String work = fleet.topology().work("code");
            traffic.send(TASKS);
            traffic.awaitFinished(A_FEW);
            // when
            int first = leader(admin, work);
            brokers.kill(first);
            double firstPause = traffic.secondsUntil(traffic.finished() + A_FEW);
            brokers.restart(first);
            awaitCopies(admin, work, brokers.size());
            int second = leader(admin, work);
            brokers.kill(second);
            double secondPause = traffic.secondsUntil(traffic.finished() + A_FEW);
            // then
            Account account = traffic.await(Duration.ofMinutes(3));
            account.print(
                    String.format(
                            Locale.ROOT,
                            "broker %d of 3 killed and back, then broker %d: %d more tasks done after %.1f s and %.1f s",
                            first,
                            second,
                            A_FEW,
                            firstPause,
                            secondPause),
                    models.log());
            account.assertNothingLost();
        }
    }

    private static int leader(Admin admin, String topic) throws Exception {
        return described(admin, topic).partitions().getFirst().leader().id();
    }

    private static void awaitCopies(Admin admin, String topic, int copies) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () ->
                                described(admin, topic).partitions().stream()
                                        .allMatch(partition -> partition.isr().size() == copies));
    }

    private static TopicDescription described(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next();
    }
}
