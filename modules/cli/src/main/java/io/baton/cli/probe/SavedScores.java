package io.baton.cli.probe;

import io.baton.app.config.ScoresFile;
import io.baton.app.config.ScoresText;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.MeasuredScores;
import io.baton.domain.probe.ProbeOutcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The file that a probe adds its scores to; what it does not measure again stays in it. */
final class SavedScores {
    private final Path file;
    private final MeasuredScores before;

    private SavedScores(Path file, MeasuredScores before) {
        this.file = file;
        this.before = before;
    }

    /**
     * The file as it is now, to be found wrong before anything is measured.
     *
     * @throws io.baton.app.config.InvalidSettingException when there is one that cannot be used
     */
    static SavedScores in(Path file) {
        return new SavedScores(
                file, Files.exists(file) ? ScoresFile.read(file) : MeasuredScores.NONE);
    }

    /** Writes all scores that there are now. */
    void add(List<ProbeOutcome> outcomes, Instant now) throws IOException {
        Map<String, Map<String, CapabilityScore>> measured = new HashMap<>();
        for (ProbeOutcome outcome : outcomes) {
            if (outcome instanceof ProbeOutcome.Measured it) {
                measured.computeIfAbsent(it.model(), id -> new HashMap<>())
                        .put(it.capability(), it.score());
            }
        }
        String comment =
                "Written by 'baton models probe' at %s; used by baton.scores-file."
                        .formatted(now.truncatedTo(ChronoUnit.SECONDS));
        Files.writeString(file, ScoresText.of(before.with(new MeasuredScores(measured)), comment));
    }
}
