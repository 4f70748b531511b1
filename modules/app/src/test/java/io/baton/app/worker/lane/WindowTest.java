package io.baton.app.worker.lane;

import static io.baton.app.worker.lane.Deliveries.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {
    private final Window window = new Window();

    @Test
    void aRenewedDeliveryIsNotAdmittedTwice() {
        assertThat(window.admit(delivery(7, 1))).isTrue();
        assertThat(window.admit(delivery(7, 1))).isFalse();
        assertThat(window.running()).hasSize(1);
    }

    @Test
    void anotherDeliveryOfTheSameRecordSupersedesTheHeldOne() {
        window.admit(delivery(7, 1));
        window.admit(delivery(8, 1));

        assertThat(window.supersededBy(delivery(7, 2))).contains(delivery(7, 1).id());
        assertThat(window.supersededBy(delivery(8, 1))).isEmpty();
    }

    @Test
    void theEndOfADroppedDeliveryMeansNothing() {
        window.admit(delivery(7, 1));
        window.drop(delivery(7, 1).id());

        assertThat(window.finish(delivery(7, 1).id(), Disposition.ACCEPT)).isFalse();
        assertThat(window.isEmpty()).isTrue();
    }

    @Test
    void finishedDeliveriesAreTakenOnce() {
        window.admit(delivery(7, 1));
        window.admit(delivery(8, 1));
        window.finish(delivery(8, 1).id(), Disposition.REJECT);

        assertThat(window.takeFinished())
                .extracting(Window.Finished::disposition)
                .containsExactly(Disposition.REJECT);
        assertThat(window.takeFinished()).isEmpty();
        assertThat(window.hasRunning()).isTrue();
        assertThat(window.finish(delivery(8, 1).id(), Disposition.ACCEPT)).isFalse();
    }
}
