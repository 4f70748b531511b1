package io.baton.domain.synthesis;

import io.baton.domain.chain.Role;
import io.baton.domain.model.Attempt;

import java.time.Instant;
import java.util.List;

/**
 * What came of one {@link StageWork}: the same task, revision, stage and round, and how it ended.
 *
 * @param replays how often the work had been replayed from a dead-letter topic; 0 normally
 * @param notes what a user should know about how the answer came about, each a sentence
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
        int replays,
        List<String> notes) {

    public StageReply {
        attempts = List.copyOf(attempts);
        notes = List.copyOf(notes);
    }

    /** A reply with nothing to note. */
    public StageReply(
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
        this(
                taskId,
                revision,
                stageId,
                role,
                capability,
                round,
                outcome,
                attempts,
                startedAt,
                finishedAt,
                worker,
                replays,
                List.of());
    }

    /** Whether its answer had been given before and no model was called for it. */
    public boolean cached() {
        return outcome instanceof Outcome.Completed
                && !attempts.isEmpty()
                && attempts.getLast().cached();
    }

    /** The same reply with another outcome. */
    public StageReply with(Outcome other) {
        return copy(other, attempts, notes);
    }

    /** The same reply as what came of other calls. */
    public StageReply with(List<Attempt> calls) {
        return copy(outcome, calls, notes);
    }

    /** The same reply with something to note. */
    public StageReply noting(List<String> sentences) {
        return copy(outcome, attempts, sentences);
    }

    private StageReply copy(Outcome other, List<Attempt> calls, List<String> sentences) {
        return new StageReply(
                taskId,
                revision,
                stageId,
                role,
                capability,
                round,
                other,
                calls,
                startedAt,
                finishedAt,
                worker,
                replays,
                sentences);
    }
}
