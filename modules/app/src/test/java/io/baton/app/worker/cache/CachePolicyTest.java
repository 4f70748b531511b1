package io.baton.app.worker.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.config.CacheMode;
import io.baton.domain.model.ModelSettings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachePolicyTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // mode, wish, temperature, covered
                "OFF, true, 0, false",
                "OFF, -, 0, false",
                "OFF, false, 0, false",
                "ON_REQUEST, true, 0.7, true",
                "ON_REQUEST, true, -, true",
                "ON_REQUEST, -, 0, false",
                "ON_REQUEST, -, -, false",
                "ON_REQUEST, false, 0, false",
                "DETERMINISTIC, true, 0.7, true",
                "DETERMINISTIC, true, -, true",
                "DETERMINISTIC, -, 0, true",
                "DETERMINISTIC, -, -0.0, true",
                "DETERMINISTIC, -, 0.01, false",
                "DETERMINISTIC, -, -, false",
                "DETERMINISTIC, false, 0, false",
            })
    void modeWishAndTemperatureDecide(
            CacheMode mode, @Nullable Boolean wish, @Nullable Double temperature, boolean covered) {
        ModelSettings settings = Calls.settings(temperature, null);

        assertThat(new CachePolicy(mode).covers(wish, settings)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({"OFF, false", "ON_REQUEST, true", "DETERMINISTIC, true"})
    void aModelThatNothingWasConfiguredAboutIsCoveredOnRequestAlone(
            CacheMode mode, boolean onRequest) {
        CachePolicy policy = new CachePolicy(mode);

        assertThat(policy.covers(true, null)).isEqualTo(onRequest);
        assertThat(policy.covers(null, null)).isFalse();
    }
}
