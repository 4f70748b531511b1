package io.baton.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Map;

class ResultPositionTest {

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest", "@2030-01-31T12:00:00Z", "0:12,1:7,11:0"})
    void itsTextReadsBack(String text) {
        assertThat(ResultPosition.parse(text)).hasToString(text);
        assertThat(ResultPosition.parse(" " + text + "\n")).isEqualTo(ResultPosition.parse(text));
    }

    @Test
    void everyKindIsToldFromTheOthers() {
        assertThat(ResultPosition.parse("1:5"))
                .isEqualTo(new ResultPosition.Offsets(Map.of(1, 5L)));
        assertThat(ResultPosition.at(Instant.EPOCH)).hasToString("@1970-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "now", "@yesterday", "0", "0:", ":1", "-1:2", "0:-2", "0:1,0:2", "0:1,"})
    void whatIsNoPositionIsAnErrorThatShowsHowTheyLook(String text) {
        assertThatThrownBy(() -> ResultPosition.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" is no position")
                .hasMessageContaining("0:12,1:7");
    }
}
