package io.baton.cli.render;

import io.baton.wire.avro.TaskEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** One event of a task as one line, where lines can't be redrawn. */
public final class ProgressLine {
    private ProgressLine() {}

    /** The line of that event, without a line break. */
    public static String render(TaskEvent event, Style style) {
        return switch (event.getKind()) {
            case PLANNED -> line(style.dim("·"), "plan", "made", event);
            case REFUSED -> line(style.bad("✗"), "task", "refused", event);
            case REJECTED -> line(style.bad("✗"), "task", "rejected", event);
            case STAGE_DISPATCHED ->
                    line(style.dim("·"), stage(event), "waiting for a worker", event);
            case STAGE_STARTED -> line("→", stage(event), "started", event);
            case ATTEMPT_FAILED -> line(style.doubtful("!"), stage(event), "attempt failed", event);
            case STAGE_COMPLETED -> line(style.good("✓"), stage(event), "done", event);
            case STAGE_FAILED -> line(style.bad("✗"), stage(event), "failed", event);
            case STAGE_SKIPPED -> line(style.dim("–"), stage(event), "skipped", event);
            case REVISION_REQUESTED ->
                    line(style.doubtful("↺"), stage(event), "asks for a revision", event);
            case SUCCEEDED -> line(style.good("✓"), "task", "succeeded", event);
            case FAILED -> line(style.bad("✗"), "task", "failed", event);
            case CANCELLED -> line(style.doubtful("–"), "task", "cancelled", event);
            case DEAD_LETTERED ->
                    line(style.bad("✗"), "record", "put aside as a dead letter", event);
            case REPLAYED -> line("↻", "record", "replayed", event);
            case FEEDBACK_TAKEN -> line(style.good("✓"), "feedback", "taken", event);
            case FEEDBACK_REFUSED -> line(style.bad("✗"), "feedback", "refused", event);
            case OTHER -> line(style.dim("·"), "task", "something newer than this version", event);
        };
    }

    private static String line(String sign, String subject, String what, TaskEvent event) {
        List<String> facts = new ArrayList<>();
        facts.add(what);
        if (event.getModel() != null) {
            facts.add(event.getModel());
        }
        if (event.getDurationMs() > 0) {
            facts.add(Figures.duration(Duration.ofMillis(event.getDurationMs())));
        }
        String tokens = Figures.tokens(event.getPromptTokens(), event.getCompletionTokens());
        if (!tokens.isEmpty()) {
            facts.add(tokens + " tokens");
        }
        if (event.getMessage() != null) {
            facts.add(event.getMessage());
        }
        String named = String.format(Locale.ROOT, "%-10s", SafeText.line(subject));
        return "  " + sign + " " + named + " " + SafeText.line(String.join(" · ", facts));
    }

    private static String stage(TaskEvent event) {
        String stage = event.getStageId();
        return stage != null ? stage : Objects.requireNonNullElse(event.getRole(), "stage");
    }
}
