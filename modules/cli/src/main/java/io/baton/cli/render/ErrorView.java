package io.baton.cli.render;

import io.baton.domain.error.ErrorCode;
import io.baton.wire.avro.AttemptReport;
import io.baton.wire.avro.TaskError;

import java.util.Arrays;
import java.util.Objects;

/** An error of a task or a stage: its code, what happened, what helps, and what was tried. */
final class ErrorView {
    private ErrorView() {}

    static String render(TaskError error, Style style) {
        StringBuilder text = new StringBuilder();
        text.append(style.bad(SafeText.line(error.getCode())))
                .append(": ")
                .append(SafeText.block(error.getMessage()))
                .append('\n');
        Arrays.stream(ErrorCode.values())
                .filter(code -> code.name().equals(error.getCode()))
                .findFirst()
                .ifPresent(code -> text.append("What helps: ").append(code.advice()).append('\n'));
        if (!error.getAttempts().isEmpty()) {
            text.append("Tried:\n");
            Columns table = new Columns("Model", ">Time", "Failure", "Message");
            for (AttemptReport attempt : error.getAttempts()) {
                table.row(
                        attempt.getModel(),
                        Figures.millis(attempt.getDurationMs()),
                        Objects.requireNonNullElse(attempt.getErrorCode(), "none"),
                        Objects.requireNonNullElse(attempt.getMessage(), ""));
            }
            text.append(table.render(2, style));
        }
        return text.toString();
    }
}
