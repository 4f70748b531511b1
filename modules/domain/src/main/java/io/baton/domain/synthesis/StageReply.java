package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.model.Attempt;

import java.time.Instant;
import java.util.List;

/**
 * What came of one {@link StageWork}: the same task, revision, stage and round, and how it ended.
 *
 * @param replays how often the work had been replayed from a dead-letter topic; 0 normally
 */
public record StageReply(
        String taskId,
        int revision,
        String stageId,
        Role role,
        String capability,
        int round,
        Outcome outcome,
        List<Attempt> attempts,
        Instant startedAt,
        Instant finishedAt,
        String worker,
        int replays) {

    public StageReply {
        attempts = List.copyOf(attempts);
    }

    /** Whether its answer had been given before and no model was called for it. */
    public boolean cached() {
        return outcome instanceof Outcome.Completed
                && !attempts.isEmpty()
                && attempts.getLast().cached();
    }

    /** The same reply with another outcome. */
    StageReply with(Outcome other) {
        return new StageReply(
                taskId,
                revision,
                stageId,
                role,
                capability,
                round,
                other,
                attempts,
                startedAt,
                finishedAt,
                worker,
                replays);
    }
}
