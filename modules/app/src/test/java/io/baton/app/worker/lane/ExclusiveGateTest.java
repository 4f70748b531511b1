package io.baton.app.worker.lane;

import static io.baton.app.worker.lane.Deliveries.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.app.worker.lane.ExclusiveGate.Permit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@Timeout(20)
class ExclusiveGateTest {
    private final ExclusiveGate gate = new ExclusiveGate(Duration.ofMillis(50));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void othersRunTogether() throws Exception {
        try (Permit first = gate.shared();
                Permit second = gate.shared()) {
            assertThat(first).isNotSameAs(second);
            assertThat(gate.awaitOpen(Duration.ZERO)).isTrue();
        }
    }

    @Test
    void aSuspectWaitsForAllOthersAndLetsNobodyElseBegin() throws Exception {
        Permit running = gate.shared();
        Future<Permit> suspect = threads.submit(() -> gate.exclusive(delivery(1, 3)));
        await().until(() -> !gate.awaitOpen(Duration.ZERO));
        Future<Permit> later = threads.submit(gate::shared);

        await().during(Duration.ofMillis(200)).until(() -> !suspect.isDone() && !later.isDone());
        running.close();
        Permit alone = suspect.get();
        await().during(Duration.ofMillis(200)).until(() -> !later.isDone());
        alone.close();
        assertThat(later.get()).isNotNull();
    }

    @Test
    void closingAPermitTwiceLetsNobodyInTooEarly() throws Exception {
        Permit other = gate.shared();
        Permit twice = gate.shared();
        twice.close();
        twice.close();
        Future<Permit> suspect = threads.submit(() -> gate.exclusive(delivery(1, 3)));

        await().during(Duration.ofMillis(200)).until(() -> !suspect.isDone());
        other.close();
        assertThat(suspect.get()).isNotNull();
    }

    @Test
    void whoStopsWaitingOpensTheGateAgain() throws Exception {
        try (Permit running = gate.shared()) {
            assertThat(running).isNotNull();
            Future<Permit> suspect = threads.submit(() -> gate.exclusive(delivery(1, 3)));
            await().until(() -> !gate.awaitOpen(Duration.ZERO));

            suspect.cancel(true);

            assertThat(gate.awaitOpen(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void suspectsThatArriveTogetherTakeTurnsInTheirOrder() throws Exception {
        List<Long> ran = new CopyOnWriteArrayList<>();
        Permit running = gate.shared();
        for (long offset : new long[] {3, 1, 2}) {
            var _ =
                    threads.submit(
                            () -> {
                                try (Permit alone = gate.exclusive(delivery(offset, 4))) {
                                    assertThat(alone).isNotNull();
                                    return ran.add(offset);
                                }
                            });
        }
        await().until(() -> gate.waiting() == 3);

        running.close();

        await().untilAsserted(() -> assertThat(ran).containsExactly(3L, 2L, 1L));
    }
}
