package io.baton.app.guarantee;

import io.baton.testkit.FakeModelServer;
import io.baton.testkit.Fault;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Guarantee 1 with a model server that does whatever real ones do when they are not well. */
class FaultyProviderIT {
    private static final int TASKS = 120;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyTaskIsDoneThoughTheProviderStallsAnswersRubbishOrHangsUp() throws Exception {
        try (FakeModelServer models = Fleet.models(Duration.ofMillis(50));
                Fleet fleet =
                        Fleet.ofOneEach(
                                models,
                                "--baton.worker.max-calls-per-model=20",
                                "--baton.providers[0].call-timeout=2s")) {
            try (Traffic traffic = fleet.traffic()) {
                traffic.send(TASKS);
                for (Fault fault : faults()) {
                    int done = traffic.finished();
                    models.fail(fault, 3);
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> traffic.finished() >= Math.min(TASKS, done + 5));
                }
                Account account = traffic.await(Duration.ofMinutes(2));
                account.print(faults().size() + " kinds of faults", models.log());
                account.assertNothingLost();
            }
        }
    }

    private static List<Fault> faults() {
        return List.of(
                Fault.Kind.HANG,
                Fault.Kind.STALLED_BODY,
                Fault.Kind.TRUNCATED_BODY,
                Fault.Kind.MID_STREAM_ERROR,
                Fault.Kind.EMPTY_CONTENT,
                Fault.Kind.ENDLESS_BODY,
                Fault.Kind.CLOSED,
                Fault.throttled("1"),
                Fault.status(503),
                Fault.status(500));
    }
}
