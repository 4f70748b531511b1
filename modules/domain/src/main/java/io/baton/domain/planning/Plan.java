package io.baton.domain.planning;

import io.baton.domain.cost.Cost;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The analyzer's decision about a task.
 *
 * @param capability the capability of the main stage
 * @param confidence how sure that is, 0..1
 * @param capabilitySource where it comes from
 * @param doubt what the analyzer is unsure of, for a person; null when sure
 * @param stages in dependency order; empty when refused
 * @param estimatedTokens prompts and answers of the whole chain
 * @param refusal why the task cannot be run at all; null when it can
 */
public record Plan(
        Task task,
        String capability,
        double confidence,
        CapabilitySource capabilitySource,
        @Nullable String doubt,
        String chain,
        OutputFormat format,
        List<PlannedStage> stages,
        int estimatedTokens,
        @Nullable ModelOrchestratorError refusal,
        Instant plannedAt) {

    public Plan {
        stages = List.copyOf(stages);
    }

    /** The most that all its calls may cost together; null for no limit. */
    public @Nullable Cost ceiling() {
        return task.constraints().maxCost();
    }

    /**
     * What the first candidates of its stages may cost together, one round each; empty when no
     * price is known.
     */
    public Optional<Cost> estimatedCost() {
        return Cost.known(
                stages.stream()
                        .filter(stage -> stage.skipReason() == null)
                        .map(PlannedStage::cost)
                        .toList());
    }

    /** Where a plan's capability comes from. */
    public enum CapabilitySource {
        TASK,
        TYPE,
        TEXT,
        DEFAULT
    }
}
