package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.planning.Classification;
import io.baton.domain.planning.TextClassifier;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The text classifier with the real embedder, on texts that it has not learnt from. */
class CapabilityClassificationTest {
    private static final Path LEARNT =
            Path.of("../domain/src/main/resources/io/baton/domain/planning/learnt-weights.tsv");

    @Test
    void nineInTenHeldOutTextsAreToldRight() {
        TextClassifier classifier = TextClassifier.byMeaning(MiniLmEmbedder.shared());

        double meaning = share(classifier, 0);
        double sure = share(classifier, 0.6);
        double keywords = share(TextClassifier.byKeywords(), 0);

        // Measured: 0.945, 0.99 and 0.82.
        assertThat(meaning).isGreaterThan(0.9);
        assertThat(sure).isGreaterThan(0.96);
        assertThat(keywords).isBetween(0.75, meaning);
    }

    @Test
    void whatWasLearntIsInStepWithTheExemplars() throws IOException {
        String learnt = TextClassifier.learn(MiniLmEmbedder.shared()).learnt();

        if (Boolean.getBoolean("baton.learnt.write")) {
            Files.writeString(LEARNT, learnt);
        }

        assertThat(distance(learnt, Files.readString(LEARNT)))
                .as("run this test with -Dtest.jvm.args=-Dbaton.learnt.write=true after a change")
                .isLessThan(0.05);
    }

    private static double share(TextClassifier classifier, double confidence) {
        List<String> lines = Documents.resource("heldout.tsv").lines().toList();
        int right = 0;
        int all = 0;
        for (String line : lines) {
            int tab = line.indexOf('\t');
            Classification told = classifier.classify(line.substring(tab + 1));
            if (told.confidence() >= confidence) {
                all++;
                right += told.capability().equals(line.substring(0, tab)) ? 1 : 0;
            }
        }
        assertThat(all).isGreaterThan(lines.size() / 3);
        return (double) right / all;
    }

    /** Mean distance of two sets of weights, as a share of the mean weight. */
    private static double distance(String a, String b) {
        List<Double> left = numbers(a);
        List<Double> right = numbers(b);
        assertThat(left).hasSameSizeAs(right);
        double apart = 0;
        double size = 0;
        for (int i = 0; i < left.size(); i++) {
            apart += Math.abs(left.get(i) - right.get(i));
            size += Math.abs(right.get(i));
        }
        return apart / size;
    }

    private static List<Double> numbers(String tsv) {
        return java.util.regex.Pattern.compile("\\s+")
                .splitAsStream(tsv.strip())
                .filter(cell -> !Character.isLetter(cell.charAt(0)))
                .map(Double::valueOf)
                .toList();
    }
}
