package io.baton.app.guarantee;

import io.baton.testbroker.BrokerProcess;
import io.baton.testkit.FakeModelServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Guarantee 1: what the broker acknowledged survives the death of the broker, and of all. */
class EverythingKilledIT {
    private static final int TASKS = 200;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void everyTaskIsDoneOnceThoughTheBrokerAndThenEverythingIsKilled(@TempDir Path kafka)
            throws Exception {
        try (FakeModelServer models = Fleet.models(Duration.ofMillis(100));
                BrokerProcess broker = Fleet.broker(kafka);
                Fleet fleet = Fleet.ofOneEach(broker.bootstrapServers(), List.of(), models)) {
            try (Traffic traffic = fleet.traffic()) {
                traffic.send(TASKS);
                traffic.awaitFinished(TASKS / 5);
                // when the broker dies under its clients
                broker.kill();
                broker.restart();
                double aloneAfter = traffic.secondsUntil(TASKS / 2);
                // and when all die
                broker.kill();
                fleet.members().forEach(member -> member.process().kill());
                broker.restart();
                fleet.members().forEach(Member::restart);
                double allAfter = traffic.secondsUntil(traffic.finished() + 1);
                // then
                Account account = traffic.await(Duration.ofMinutes(3));
                account.print(
                        String.format(
                                Locale.ROOT,
                                "broker killed, half of the tasks done %.1f s after its restart; then everything, next result after %.1f s",
                                aloneAfter,
                                allAfter),
                        models.log());
                account.assertNothingLost();
            }
        }
    }
}
