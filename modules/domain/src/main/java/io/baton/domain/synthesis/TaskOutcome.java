package io.baton.domain.synthesis;

import io.baton.domain.cost.Cost;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a task: exactly one a revision.
 *
 * @param status how it ended
 * @param output the rendered answer; null unless it succeeded
 * @param language the language of a code answer, where known
 * @param error why it did not succeed; null when it did
 */
public record TaskOutcome(
        Task task,
        int revision,
        Status status,
        @Nullable String output,
        OutputFormat format,
        @Nullable String language,
        @Nullable ModelOrchestratorError error,
        String capability,
        String chain,
        List<StageSummary> stages,
        List<String> warnings,
        Instant completedAt) {

    public TaskOutcome {
        stages = List.copyOf(stages);
        warnings = List.copyOf(warnings);
    }

    /** How a task ended. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    /**
     * What all calls cost together, as far as it is known; empty when it is of none. Calls that
     * were aborted are not in it: nobody says what they cost.
     */
    public Optional<Cost> cost() {
        return Cost.known(stages.stream().map(StageSummary::cost).toList());
    }

    /** Whether any stage was answered by a model other than its first candidate. */
    public boolean usedFallback() {
        return stages.stream()
                .anyMatch(
                        stage ->
                                stage.outcome() instanceof Outcome.Completed c && c.usedFallback());
    }
}
