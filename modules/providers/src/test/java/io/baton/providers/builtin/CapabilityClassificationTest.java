package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.planning.Classification;
import io.baton.domain.planning.TextClassifier;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The text classifier with the real embedder, on texts that it has not learnt from.
 * docs/classification.md has the figures for larger sets.
 */
class CapabilityClassificationTest {
    private static final Path LEARNT =
            Path.of("../domain/src/main/resources/io/baton/domain/planning");

    /** The default of baton.tasks.min-confidence. */
    private static final double THRESHOLD = 0.6;

    private final TextClassifier classifier = TextClassifier.byMeaning(MiniLmEmbedder.shared());

    @Test
    void fourInFivePublicPromptsAreToldRight() {
        List<Told> told = told(classifier, "mt-bench.tsv");

        // Measured: @LENIENT@, @STRICT@ and, above the threshold, @SURE@ of @SHARE@.
        assertThat(share(told, Told::acceptable)).isGreaterThan(0.82);
        assertThat(share(told, Told::first)).isGreaterThan(0.7);
        List<Told> sure = told.stream().filter(it -> it.confidence() >= THRESHOLD).toList();
        assertThat(share(sure, Told::acceptable)).isGreaterThan(0.86);
        assertThat(sure.size()).isGreaterThan(told.size() * 2 / 3);
    }

    @Test
    void nineInTenTextsOfOurOwnAreToldRight() {
        List<Told> told = told(classifier, "heldout.tsv");

        // Measured: @HELDOUT@ and, above the threshold, @HELDSURE@.
        assertThat(share(told, Told::first)).isGreaterThan(0.88);
        assertThat(
                        share(
                                told.stream().filter(it -> it.confidence() >= THRESHOLD).toList(),
                                Told::first))
                .isGreaterThan(0.93);
    }

    @Test
    void wordsAloneAreRightLessOften() {
        TextClassifier words = TextClassifier.byKeywords();

        double byWords = share(told(words, "mt-bench.tsv"), Told::acceptable);

        // Measured: @WORDS@.
        assertThat(byWords)
                .isBetween(0.65, share(told(classifier, "mt-bench.tsv"), Told::acceptable));
    }

    /** Run with -Dtest.jvm.args=-Dbaton.learnt.write=true after a change of what is learnt from. */
    @Test
    void learns() throws IOException {
        Assumptions.assumeTrue(Boolean.getBoolean("baton.learnt.write"));

        Files.writeString(
                LEARNT.resolve("learnt-weights.tsv"),
                TextClassifier.learn(MiniLmEmbedder.shared()));
        Files.writeString(LEARNT.resolve("learnt-words.tsv"), TextClassifier.learn(null));
    }

    /** What a text was told for, and whether that is its label, or one as good. */
    private record Told(double confidence, boolean first, boolean acceptable) {}

    private static List<Told> told(TextClassifier classifier, String resource) {
        return Documents.resource(resource)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(
                        line -> {
                            int tab = line.indexOf('\t');
                            List<String> labels = List.of(line.substring(0, tab).split("\\|"));
                            Classification told =
                                    classifier.classify(
                                            line.substring(tab + 1).replace("\\n", "\n"));
                            return new Told(
                                    told.confidence(),
                                    told.capability().equals(labels.getFirst()),
                                    labels.contains(told.capability()));
                        })
                .toList();
    }

    private static double share(List<Told> told, java.util.function.Predicate<Told> right) {
        return (double) told.stream().filter(right).count() / told.size();
    }
}
