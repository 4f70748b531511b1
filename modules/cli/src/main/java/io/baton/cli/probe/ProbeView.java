package io.baton.cli.probe;

import io.baton.cli.render.Columns;
import io.baton.cli.render.Figures;
import io.baton.cli.render.SafeText;
import io.baton.cli.render.Style;
import io.baton.domain.probe.ProbeOutcome;
import io.baton.domain.probe.ProbeOutcome.Measured;
import io.baton.domain.probe.ProbeOutcome.NotMeasurable;

import java.util.List;
import java.util.Locale;

/** What was measured, for people. */
final class ProbeView {
    private ProbeView() {}

    /** A table of the scores, and a sentence for each that could not be had. */
    static String render(List<ProbeOutcome> outcomes, Style style) {
        Columns table =
                new Columns(
                        "Model",
                        "Capability",
                        ">Score",
                        ">Confidence",
                        ">Passed",
                        ">Seconds",
                        "From");
        StringBuilder notes = new StringBuilder();
        for (ProbeOutcome outcome : outcomes) {
            switch (outcome) {
                case Measured it ->
                        table.row(
                                it.model(),
                                it.capability(),
                                Figures.score(it.score().score()),
                                Figures.score(it.score().confidence()),
                                it.passed() + "/" + it.score().samples(),
                                String.format(Locale.ROOT, "%.1f", it.took().toMillis() / 1000.0),
                                it.score().source());
                case NotMeasurable it ->
                        notes.append(SafeText.line(it.model()))
                                .append(it.wholeModel() ? "" : ", " + it.capability())
                                .append(": not measurable: ")
                                .append(SafeText.line(it.reason()))
                                .append('\n');
            }
        }
        return (table.isEmpty() ? "" : table.render(0, style)) + notes;
    }
}
