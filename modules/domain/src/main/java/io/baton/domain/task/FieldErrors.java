package io.baton.domain.task;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;

import java.util.Map;

/** Words for a field that is not as it must be. */
final class FieldErrors {
    private static final int SHOWN = 80;

    private FieldErrors() {}

    /**
     * @param field its name on the wire
     * @param value what was sent, or a measure of it where the value is long or private
     * @param problem what it must be, continuing "taskId …"
     * @param fix what to do, as a sentence
     */
    static ModelOrchestratorError of(String field, String value, String problem, String fix) {
        String shown = shown(value);
        return ModelOrchestratorError.of(
                ErrorCode.INVALID_TASK,
                field + " " + problem + ", but is " + shown + ". " + fix,
                Map.of("field", field, "value", shown, "fix", fix));
    }

    private static String shown(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints()
                .limit(SHOWN)
                .map(point -> Character.isISOControl(point) ? '?' : point)
                .forEach(text::appendCodePoint);
        return value.codePointCount(0, value.length()) > SHOWN
                ? text.append('…').toString()
                : text.toString();
    }
}
