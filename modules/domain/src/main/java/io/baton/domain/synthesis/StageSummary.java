package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.cost.Cost;
import io.baton.domain.model.Attempt;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of one stage, for the task's result. */
public record StageSummary(
        String stageId,
        Role role,
        String capability,
        Outcome outcome,
        int rounds,
        Duration duration,
        List<Attempt> attempts,
        @Nullable String note) {

    public StageSummary {
        attempts = List.copyOf(attempts);
    }

    /** What its calls cost, as far as it is known; empty when it is of none. */
    public Optional<Cost> cost() {
        return Attempt.cost(attempts);
    }

    /** Whether its newest answer had been given before and no model was called for it. */
    public boolean cached() {
        return attempts.reversed().stream()
                .filter(attempt -> attempt.error() == null)
                .findFirst()
                .filter(Attempt::cached)
                .isPresent();
    }
}
