package io.baton.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Random;

class CostTest {

    @ParameterizedTest
    @CsvSource({
        "0.15, 0.6, 812, 96, 0.0001794",
        "3, 15, 1000000, 1000000, 18",
        "0.0375, 0.15, 1, 0, 0.0000000375",
        "0.000001, 0, 1, 5, 0.000000000001",
        "0, 0, 100000, 100000, 0"
    })
    void aCallCostsItsTokensTimesThePriceToTheLastDigit(
            String input, String output, int prompt, int completion, String cost) {
        assertThat(price(input, output).of(prompt, completion)).hasToString(cost);
    }

    @Test
    void aThousandTimesATenthOfACentIsExactlyAUnit() {
        assertThat(Cost.sum(Collections.nCopies(1_000, Cost.of(0.001)))).isEqualTo(Cost.of(1.0));
    }

    @Test
    void whatNoNumberHoldsIsMoreThanAnyBudget() {
        Cost most = price("1000000", "1000000").of(Integer.MAX_VALUE, Integer.MAX_VALUE);

        assertThat(most.exceeds(Cost.of(1_000_000.0))).isTrue();
        assertThat(most.plus(most)).isEqualTo(most);
    }

    @Test
    void nothingIsLeftWhereMoreWasSpentThanThereWas() {
        assertThat(Cost.of(0.01).less(Cost.of(0.02))).isEqualTo(Cost.NONE);
    }

    @Test
    void equalPartsNeverComeToMoreThanTheWhole() {
        Cost part = Cost.of(0.01).dividedBy(3);

        assertThat(part.plus(part).plus(part).exceeds(Cost.of(0.01))).isFalse();
    }

    @Test
    void goesThroughAPlainNumberAndBack() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            Cost cost = new Cost(random.nextLong(4_000_000_000_000_000L));
            assertThat(Cost.of(cost.toDouble())).isEqualTo(cost);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1000000.5", "0.0000001"})
    void aPriceOutOfRangeNamesTheSettingAndTheValue(String wrong) {
        assertThatThrownBy(() -> price("1", wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("output-per-million")
                .hasMessageContaining(wrong);
    }

    @Test
    void aPriceIsToldAsItWasGiven() {
        assertThat(price("0.150", "10").inputPerMillion()).hasToString("0.15");
        assertThat(price("0.150", "10").outputPerMillion().toPlainString()).isEqualTo("10");
    }

    private static Price price(String input, String output) {
        return Price.perMillion(new BigDecimal(input), new BigDecimal(output));
    }
}
