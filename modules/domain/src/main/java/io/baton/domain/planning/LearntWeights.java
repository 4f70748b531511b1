package io.baton.domain.planning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The weights of {@link TextClassifier} as resources: after a remark that says what they were
 * learnt from, one line a capability, its name and its weights with tabs between. Learning at every
 * start would cost minutes of one core.
 */
final class LearntWeights {
    /** For texts with their meaning: needs an embedder. */
    static final String MEANING = "learnt-weights.tsv";

    /** For words and signs alone. */
    static final String WORDS = "learnt-words.tsv";

    private static final String REMARK = "# learnt from ";
    private static final Pattern ZERO_BEFORE_POINT = Pattern.compile("^(-?)0\\.");

    private LearntWeights() {}

    /** The weights of those capabilities, in their order. */
    static double[][] load(String resource, List<String> capabilities) {
        double[][] weights = new double[capabilities.size()][];
        for (String[] row : TabbedResource.pairs(resource)) {
            weights[capabilities.indexOf(row[0])] =
                    Arrays.stream(row[1].split("\t", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
        }
        return weights;
    }

    /** The {@link Exemplars#fingerprint} of what the resource was learnt from. */
    static String learntFrom(String resource) {
        String remark = TabbedResource.text(resource).lines().findFirst().orElse("");
        return remark.startsWith(REMARK) ? remark.substring(REMARK.length()) : "";
    }

    static String render(List<String> capabilities, double[][] weights) {
        StringBuilder text = new StringBuilder(REMARK).append(Exemplars.fingerprint()).append('\n');
        for (int row = 0; row < weights.length; row++) {
            text.append(capabilities.get(row));
            for (double weight : weights[row]) {
                text.append('\t').append(shortest(weight));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Two decimals change no answer that is worth having, and halve the file. */
    private static String shortest(double weight) {
        String rounded = String.format(Locale.ROOT, "%.2f", weight);
        return switch (rounded) {
            case "0.00", "-0.00" -> "0";
            default -> ZERO_BEFORE_POINT.matcher(rounded).replaceFirst("$1.");
        };
    }
}
