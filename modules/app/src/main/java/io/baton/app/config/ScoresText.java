package io.baton.app.config;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.MeasuredScores;

import java.util.Locale;
import java.util.TreeMap;

/** Measured scores as the text of a {@link ScoresFile}. */
public final class ScoresText {
    private ScoresText() {}

    /**
     * The YAML, in the order of the names.
     *
     * @param comment its first line, for people, without a line break
     */
    public static String of(MeasuredScores scores, String comment) {
        StringBuilder text = new StringBuilder("# ").append(comment).append('\n');
        new TreeMap<>(scores.byModel())
                .forEach(
                        (model, capabilities) -> {
                            text.append(quoted(model)).append(":\n");
                            new TreeMap<>(capabilities)
                                    .forEach((name, score) -> text.append(line(name, score)));
                        });
        return text.toString();
    }

    private static String line(String capability, CapabilityScore score) {
        return String.format(
                Locale.ROOT,
                "  %s: { score: %.3f, confidence: %.3f, samples: %d, source: %s }\n",
                quoted(capability),
                score.score(),
                score.confidence(),
                score.samples(),
                score.source());
    }

    /** In double quotes, for whatever a model is called. */
    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
