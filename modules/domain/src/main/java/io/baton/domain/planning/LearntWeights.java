package io.baton.domain.planning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The weights of {@link TextClassifier} as a resource: one line a capability, its name and its
 * weights with tabs between. Learning at every start would cost seconds of one core.
 */
final class LearntWeights {
    private static final String RESOURCE = "learnt-weights.tsv";

    private LearntWeights() {}

    /** The weights of those capabilities, in their order. */
    static double[][] load(List<String> capabilities) {
        double[][] weights = new double[capabilities.size()][];
        try (InputStream stream = LearntWeights.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the classpath");
            }
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(
                            line -> {
                                String[] cells = line.split("\t", -1);
                                weights[capabilities.indexOf(cells[0])] =
                                        Arrays.stream(cells, 1, cells.length)
                                                .mapToDouble(Double::parseDouble)
                                                .toArray();
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " is unreadable", e);
        }
        return weights;
    }

    static String render(List<String> capabilities, double[][] weights) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < weights.length; row++) {
            text.append(capabilities.get(row));
            for (double weight : weights[row]) {
                text.append('\t').append(String.format(Locale.ROOT, "%.4f", weight));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
