package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A record that kills every process that runs it takes no other record along. */
@Timeout(240)
@ExtendWith(ClusterExtension.class)
class PoisonKillsWorkerIT {
    private static final Duration LOCK = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({"8, 1", "2, 4"})
    void onlyTheCulpritIsDiverted(int lanes, int window, TestCluster cluster) throws Exception {
        String topic = cluster.topic(1, LOCK);
        List<String> innocents = new ArrayList<>(cluster.write(topic, "early", 6));
        cluster.write(topic, "poison");
        innocents.addAll(cluster.write(topic, "late", 20));
        Set<String> done = new HashSet<>();
        List<String> diverted = new ArrayList<>();
        int kills = 0;

        while (!done.containsAll(innocents) || diverted.isEmpty()) {
            try (var worker = WorkerProcess.start(cluster.bootstrap(), topic, lanes, window, 400)) {
                await().atMost(LONG)
                        .until(
                                () -> {
                                    var soFar = new HashSet<>(done);
                                    soFar.addAll(worker.said("done"));
                                    boolean all =
                                            soFar.containsAll(innocents)
                                                    && worker.said("diverted").size() == 1;
                                    return all || !worker.alive();
                                });
                kills += worker.alive() ? 0 : 1;
                worker.kill();
                done.addAll(worker.said("done"));
                diverted.addAll(worker.said("diverted"));
            }
            assertThat(kills).isLessThanOrEqualTo(4);
        }

        assertThat(diverted).containsExactly("poison");
        assertThat(kills).isEqualTo(4);
    }
}
