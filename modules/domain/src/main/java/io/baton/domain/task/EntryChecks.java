package io.baton.domain.task;

import io.baton.domain.error.ModelOrchestratorError;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Checks number and size of what a sender may give many of. */
final class EntryChecks {
    private final TaskLimits limits;

    EntryChecks(TaskLimits limits) {
        this.limits = limits;
    }

    Optional<ModelOrchestratorError> map(
            String field, @Nullable Map<String, @Nullable String> map) {
        if (map == null) {
            return Optional.empty();
        }
        if (map.size() > limits.entries()) {
            return tooMany(field, map.size());
        }
        for (Map.Entry<String, @Nullable String> entry : map.entrySet()) {
            Optional<ModelOrchestratorError> problem =
                    text(field + " key", entry.getKey())
                            .or(() -> value(field + "." + entry.getKey(), entry.getValue()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    Optional<ModelOrchestratorError> list(
            String field, @Nullable Collection<@Nullable String> list) {
        if (list == null) {
            return Optional.empty();
        }
        if (list.size() > limits.entries()) {
            return tooMany(field, list.size());
        }
        return list.stream().map(item -> text(field, item)).flatMap(Optional::stream).findFirst();
    }

    /** A text that must be there and not be blank. */
    private Optional<ModelOrchestratorError> text(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return TaskValidation.error(
                    field, "blank", "must not be blank", "Name it, or leave it out.");
        }
        return size(field, text);
    }

    private Optional<ModelOrchestratorError> value(String field, @Nullable String value) {
        if (value == null) {
            return TaskValidation.error(
                    field, "null", "must be a text", "Give it a value, or leave the key out.");
        }
        return size(field, value);
    }

    private Optional<ModelOrchestratorError> size(String field, String text) {
        return text.length() <= limits.entryChars()
                ? Optional.empty()
                : TaskValidation.error(
                        field,
                        text.length() + " characters long",
                        "may have " + limits.entryChars() + " characters",
                        "Shorten it; long material belongs into input.");
    }

    private Optional<ModelOrchestratorError> tooMany(String field, int size) {
        return TaskValidation.error(
                field,
                size + " entries long",
                "may have " + limits.entries() + " entries",
                "Leave out what does not matter.");
    }
}
