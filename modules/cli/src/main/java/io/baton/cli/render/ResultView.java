package io.baton.cli.render;

import io.baton.wire.avro.StageReport;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** A task's result: how it ended, the answer or the error, and a line for each stage. */
public final class ResultView {
    private ResultView() {}

    /** The whole result, ending in a line break. */
    public static String render(TaskResult result, Style style) {
        StringBuilder text = new StringBuilder(headline(result, style)).append("\n\n");
        String answer = result.getOutput();
        if (answer != null) {
            text.append(SafeText.block(answer).stripTrailing()).append("\n\n");
        }
        if (result.getError() != null) {
            text.append(ErrorView.render(result.getError(), style)).append('\n');
        }
        if (!result.getStages().isEmpty()) {
            text.append(stages(result, style));
        }
        for (String warning : result.getWarnings()) {
            text.append(style.doubtful("! " + SafeText.line(warning))).append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    /** One line: how it ended, which task, what was asked of whom, how long it took. */
    public static String headline(TaskResult result, Style style) {
        StringBuilder line = new StringBuilder(status(result.getStatus(), style));
        line.append("  ").append(style.bold(SafeText.line(result.getTaskId())));
        if (result.getCapability() != null) {
            line.append(" · ").append(SafeText.line(result.getCapability()));
        }
        if (result.getChain() != null) {
            line.append(" · chain ").append(SafeText.line(result.getChain()));
        }
        Duration took = Duration.between(result.getSubmittedAt(), result.getCompletedAt());
        line.append(" · ").append(Figures.duration(took.isNegative() ? Duration.ZERO : took));
        if (Figures.isPaid(result.getCost())) {
            line.append(isPartial(result) ? " · cost at least " : " · cost ");
            line.append(Figures.cost(result.getCost()));
        }
        if (result.getRevision() > 1) {
            line.append(" · revision ").append(result.getRevision());
        }
        if (result.getUsedFallback()) {
            line.append(" · ").append(style.doubtful("with a fallback model"));
        }
        return line.toString();
    }

    /** Whether a model of unknown price was called, too. */
    private static boolean isPartial(TaskResult result) {
        return result.getStages().stream()
                .flatMap(stage -> stage.getAttempts().stream())
                .anyMatch(attempt -> attempt.getCost() == null);
    }

    private static String stages(TaskResult result, Style style) {
        Columns table =
                new Columns(
                        "Stage",
                        "Role",
                        "Outcome",
                        "Model",
                        ">Time",
                        ">Tokens",
                        Figures.isPaid(result.getCost()) ? ">Cost" : "",
                        "Note");
        for (StageReport stage : result.getStages()) {
            String rounds = stage.getRounds() > 1 ? " (" + stage.getRounds() + " rounds)" : "";
            String cached = stage.getCached() ? ", cached" : "";
            table.row(
                    stage.getStageId(),
                    stage.getRole(),
                    stage.getStatus().name().toLowerCase(Locale.ROOT) + rounds + cached,
                    Objects.requireNonNullElse(stage.getModel(), ""),
                    Figures.millis(stage.getDurationMs()),
                    Figures.tokens(stage.getPromptTokens(), stage.getCompletionTokens()),
                    Figures.cost(stage.getCost()),
                    SafeText.preview(stage.getNote(), 100));
        }
        return table.render(0, style);
    }

    private static String status(TaskStatus status, Style style) {
        return switch (status) {
            case SUCCEEDED -> style.good("✓ SUCCEEDED");
            case FAILED -> style.bad("✗ FAILED");
            case CANCELLED -> style.doubtful("– CANCELLED");
        };
    }
}
