package io.baton.domain.task;

import io.baton.domain.cost.Cost;
import io.baton.domain.error.ModelOrchestratorError;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks a task's limits on the choice of models. */
final class ConstraintChecks {
    private static final int MODEL_CHARS = 256;
    private static final double MOST_COST = 1_000_000;

    private ConstraintChecks() {}

    static Optional<ModelOrchestratorError> check(
            TaskDraft.@Nullable Limits limits, EntryChecks entries, @Nullable Cost mostCost) {
        if (limits == null) {
            return Optional.empty();
        }
        return model(limits.model())
                .or(() -> positive("maxMemoryBytes", limits.maxMemoryBytes()))
                .or(() -> positive("minContextTokens", limits.minContextTokens()))
                .or(() -> positive("maxOutputTokens", limits.maxOutputTokens()))
                .or(() -> score(limits.minScore()))
                .or(() -> entries.list("constraints.requiredTags", limits.requiredTags()))
                .or(() -> priority(limits.priority()))
                .or(() -> cost(limits.maxCost(), mostCost));
    }

    static Optional<Priority> priorityOf(String name) {
        return Stream.of(Priority.values())
                .filter(priority -> priority.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    private static Optional<ModelOrchestratorError> model(@Nullable String model) {
        return model == null || model.length() <= MODEL_CHARS
                ? Optional.empty()
                : TaskValidation.error(
                        "constraints.model",
                        model.length() + " characters long",
                        "may have " + MODEL_CHARS + " characters",
                        "Use the id that `baton models list` shows.");
    }

    private static Optional<ModelOrchestratorError> positive(String name, @Nullable Number value) {
        return value == null || value.longValue() >= 1
                ? Optional.empty()
                : TaskValidation.error(
                        "constraints." + name,
                        value.toString(),
                        "must be 1 or more",
                        "Set a positive number, or leave it out for no limit.");
    }

    private static Optional<ModelOrchestratorError> score(@Nullable Double score) {
        // Written so that NaN fails.
        return score == null || (score >= 0 && score <= 1)
                ? Optional.empty()
                : TaskValidation.error(
                        "constraints.minScore",
                        score.toString(),
                        "must be within 0..1",
                        "Set a share of 1, for example 0.7, or leave it out for no limit.");
    }

    private static Optional<ModelOrchestratorError> cost(
            @Nullable Double ceiling, @Nullable Cost most) {
        if (ceiling == null) {
            return Optional.empty();
        }
        // Written so that NaN fails.
        if (!(ceiling >= 0 && ceiling <= MOST_COST)) {
            return TaskValidation.error(
                    "constraints.maxCost",
                    ceiling.toString(),
                    "must be within 0..1000000",
                    "Set what all calls for the task may cost together, for example 0.05, or leave"
                            + " it out for no limit.");
        }
        Cost wanted = Cost.of(ceiling);
        return most == null || !wanted.exceeds(most)
                ? Optional.empty()
                : TaskValidation.error(
                        "constraints.maxCost",
                        wanted.toString(),
                        "may be "
                                + most
                                + " at most, which is what this installation allows a task",
                        "Lower it, or leave it out to get just that; whoever runs the installation"
                                + " may raise baton.tasks.max-cost.");
    }

    private static Optional<ModelOrchestratorError> priority(@Nullable String priority) {
        if (priority == null || priority.isBlank() || priorityOf(priority).isPresent()) {
            return Optional.empty();
        }
        return TaskValidation.unknown(
                "constraints.priority",
                priority.toUpperCase(Locale.ROOT),
                Stream.of(Priority.values()).map(Priority::name).toList());
    }
}
