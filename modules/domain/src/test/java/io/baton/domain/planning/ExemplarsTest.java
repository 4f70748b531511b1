package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class ExemplarsTest {
    private final List<Exemplars.Exemplar> exemplars = Exemplars.load();

    @Test
    void everyCapabilityHasManyAndNoneHasMuchMore() {
        Map<String, Long> counts =
                exemplars.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Exemplars.Exemplar::capability, Collectors.counting()));

        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(KeywordSignals.capabilities());
        assertThat(counts.values()).allMatch(count -> count >= 40 && count <= 60);
    }

    @Test
    void noneIsThereTwice() {
        assertThat(exemplars).extracting(Exemplars.Exemplar::text).doesNotHaveDuplicates();
    }

    @Test
    void whatWasLearntHasARowForEachCapability() {
        double[][] weights = LearntWeights.load(KeywordSignals.capabilities());

        assertThat(weights).hasNumberOfRows(9);
        assertThat(weights[0]).hasSize(384 + 9 + 1);
        assertThat(List.of(weights)).allMatch(row -> row.length == weights[0].length);
    }
}
