package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.model.Attempt;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

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

    /** Whether its newest answer had been given before and no model was called for it. */
    public boolean cached() {
        return attempts.reversed().stream()
                .filter(attempt -> attempt.error() == null)
                .findFirst()
                .filter(Attempt::cached)
                .isPresent();
    }
}
