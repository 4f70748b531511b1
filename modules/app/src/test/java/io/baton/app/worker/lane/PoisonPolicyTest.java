package io.baton.app.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.app.worker.lane.PoisonPolicy.Treatment;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoisonPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "1, BESIDE_OTHERS",
        "2, BESIDE_OTHERS",
        "3, ALONE",
        "4, ALONE",
        "5, DIVERT",
        "6, DIVERT",
        "10, DIVERT"
    })
    void treatsARecordByItsDeliveryCount(int deliveryCount, Treatment expected) {
        assertThat(PoisonPolicy.DEFAULT.treatment(deliveryCount)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 5, aloneFrom", "3, 3, divertFrom", "3, 11, divertFrom"})
    void refusesLimitsThatLoseRecords(int aloneFrom, int divertFrom, String field) {
        assertThatThrownBy(() -> new PoisonPolicy(aloneFrom, divertFrom))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(field);
    }
}
