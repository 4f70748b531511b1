package io.baton.app.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testkit.FakeModelServer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Guarantees 1 and 2 while workers come and go: one, then many, then one. */
class ScaledWorkersIT {
    private static final int TASKS = 600;
    private static final int MOST = Integer.getInteger("baton.guarantees.workers", 4);

    @Test
    @LongTrial
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void nothingIsLostOrDoneTwiceThoughThePoolGrowsAndShrinks() throws Exception {
        try (FakeModelServer models = Fleet.models(Duration.ofMillis(200));
                Fleet fleet = Fleet.ofOneEach(models)) {
            try (Traffic traffic = fleet.traffic()) {
                traffic.send(TASKS);
                List<Member> more = new ArrayList<>();
                for (int n = 2; n <= MOST; n++) {
                    more.add(fleet.worker("worker-" + n));
                }
                more.forEach(Member::awaitReady);
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> traffic.finished() >= 1);
                for (Member member : more) {
                    assertThat(member.process().terminate(Duration.ofSeconds(30))).isTrue();
                }
                Account account = traffic.await(Duration.ofMinutes(4));
                account.print("1, then " + MOST + ", then 1 worker", models.log());
                account.assertNothingLost();
                assertThat(account.repeated(models.log()))
                        .isLessThanOrEqualTo((MOST - 1) * Fleet.SLOTS);
            }
        }
    }
}
