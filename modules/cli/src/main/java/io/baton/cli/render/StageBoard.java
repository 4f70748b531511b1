package io.baton.cli.render;

import io.baton.wire.avro.TaskEvent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The stages of one task as a terminal shows them while they run: a line for each, redrawn as time
 * passes. Holds no terminal and no clock; not safe for several threads.
 */
public final class StageBoard {
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** Takes in what happened; events of stages that are not known yet add a line. */
    public void apply(TaskEvent event) {
        String stage = event.getStageId();
        if (stage == null) {
            return;
        }
        Line before = lines.getOrDefault(stage, Line.unknown(stage));
        switch (event.getKind()) {
            case STAGE_DISPATCHED -> lines.put(stage, before.now(State.WAITING, event));
            case STAGE_STARTED -> lines.put(stage, before.now(State.RUNNING, event));
            case STAGE_COMPLETED -> lines.put(stage, before.now(State.DONE, event));
            case STAGE_FAILED -> lines.put(stage, before.now(State.FAILED, event));
            case STAGE_SKIPPED -> lines.put(stage, before.now(State.SKIPPED, event));
            case ATTEMPT_FAILED, REVISION_REQUESTED -> lines.put(stage, before.noting(event));
            case PLANNED,
                    REFUSED,
                    REJECTED,
                    SUCCEEDED,
                    FAILED,
                    CANCELLED,
                    DEAD_LETTERED,
                    REPLAYED,
                    FEEDBACK_TAKEN,
                    FEEDBACK_REFUSED,
                    OTHER -> {
                // What happens to the task as a whole is no stage's line.
            }
        }
    }

    /**
     * The lines at that moment, each at most {@code width} characters wide so that none wraps.
     *
     * @param frame counts up with each drawing and turns the spinner
     */
    public List<String> render(Instant now, int frame, int width, Style style) {
        List<String> drawn = new ArrayList<>();
        for (Line line : lines.values()) {
            String text = SafeText.preview(line.text(now), Math.max(20, width - 5));
            drawn.add("  " + line.sign(frame, style) + " " + text);
        }
        return drawn;
    }

    private enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        SKIPPED
    }

    private record Line(
            String stage,
            State state,
            Instant since,
            @Nullable String model,
            long millis,
            String tokens,
            String note) {

        static Line unknown(String stage) {
            return new Line(stage, State.WAITING, Instant.EPOCH, null, 0, "", "");
        }

        Line now(State next, TaskEvent event) {
            String served = event.getModel() != null ? event.getModel() : model;
            String said = Objects.requireNonNullElse(event.getMessage(), "");
            return new Line(
                    stage,
                    next,
                    event.getAt(),
                    served,
                    event.getDurationMs(),
                    Figures.tokens(event.getPromptTokens(), event.getCompletionTokens()),
                    said);
        }

        Line noting(TaskEvent event) {
            String said = Objects.requireNonNullElse(event.getMessage(), "");
            return new Line(stage, state, since, model, millis, tokens, said);
        }

        String sign(int frame, Style style) {
            return switch (state) {
                case WAITING -> style.dim("·");
                case RUNNING ->
                        SPINNER.substring(frame % SPINNER.length(), frame % SPINNER.length() + 1);
                case DONE -> style.good("✓");
                case FAILED -> style.bad("✗");
                case SKIPPED -> style.dim("–");
            };
        }

        String text(Instant now) {
            List<String> facts = new ArrayList<>();
            switch (state) {
                case WAITING -> facts.add("waiting for a worker");
                case RUNNING -> facts.add(Objects.requireNonNullElse(model, "running"));
                case DONE -> facts.add(Objects.requireNonNullElse(model, "done"));
                case FAILED -> facts.add("failed");
                case SKIPPED -> facts.add("skipped");
            }
            Duration shown =
                    state == State.RUNNING || state == State.WAITING
                            ? Duration.between(since, now)
                            : Duration.ofMillis(millis);
            if (shown.isPositive()) {
                facts.add(Figures.duration(shown));
            }
            if (!tokens.isEmpty()) {
                facts.add(tokens + " tokens");
            }
            if (!note.isEmpty()) {
                facts.add(note);
            }
            return String.format(Locale.ROOT, "%-10s %s", stage, String.join(" · ", facts));
        }
    }
}
