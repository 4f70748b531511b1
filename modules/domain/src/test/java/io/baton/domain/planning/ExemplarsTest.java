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
                .containsExactlyInAnyOrderElementsOf(TextClassifier.CAPABILITIES);
        assertThat(counts.values()).allMatch(count -> count >= 400 && count < exemplars.size() / 4);
    }

    @Test
    void aLineBecomesTheSameTextsEveryTime() {
        assertThat(Exemplars.load()).isEqualTo(exemplars);
    }

    @Test
    void noPlaceIsLeftUnfilled() {
        assertThat(exemplars)
                .extracting(Exemplars.Exemplar::text)
                .noneMatch(text -> text.isBlank() || ExemplarFillers.isIn(text));
    }

    @Test
    void bracesOfCodeAreKept() {
        assertThat(new ExemplarTemplate("Fix: {f() { g(); }}").texts(new ExemplarFillers()))
                .containsExactly("Fix: f() { g(); }");
        assertThat(new ExemplarTemplate("Fix {this").texts(new ExemplarFillers()))
                .contains("Fix {this");
    }

    @Test
    void whatWasLearntIsInStepWithTheExemplars() {
        assertThat(List.of(LearntWeights.MEANING, LearntWeights.WORDS))
                .allSatisfy(
                        resource ->
                                assertThat(LearntWeights.learntFrom(resource))
                                        .as(
                                                "run CapabilityClassificationTest with"
                                                        + " -Dtest.jvm.args=-Dbaton.learnt.write=true"
                                                        + " after a change of the exemplars")
                                        .isEqualTo(Exemplars.fingerprint()));
    }

    @Test
    void whatWasLearntHasARowForEachCapability() {
        int signs = RequestSignals.size() + RequestWords.SIZE + 1;

        assertThat(LearntWeights.load(LearntWeights.MEANING, TextClassifier.CAPABILITIES))
                .hasDimensions(9, 3 * 384 + signs);
        assertThat(LearntWeights.load(LearntWeights.WORDS, TextClassifier.CAPABILITIES))
                .hasDimensions(9, signs);
    }
}
