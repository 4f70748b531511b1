package io.baton.domain.synthesis;

import io.baton.domain.cost.Cost;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far one stage has come. */
public sealed interface StageProgress {

    /** What came of its rounds so far, oldest first; a replayed round counts again. */
    List<StageReply> replies();

    /** It has not begun, or waits for its next round. */
    record Waiting(List<StageReply> replies) implements StageProgress {
        public Waiting {
            replies = List.copyOf(replies);
        }
    }

    /**
     * A worker has it, or will have.
     *
     * @param reserved what it may spend; nothing where the task has no ceiling
     */
    record Dispatched(int round, Instant at, List<StageReply> replies, Cost reserved)
            implements StageProgress {
        public Dispatched {
            replies = List.copyOf(replies);
        }

        /** That work, for a stage that had those replies before. */
        static Dispatched of(StageWork work, Instant at, List<StageReply> replies) {
            Cost budget = work.budget();
            return new Dispatched(work.round(), at, replies, budget == null ? Cost.NONE : budget);
        }
    }

    /** It ended: no further round will run. There is at least one reply. */
    record Done(List<StageReply> replies) implements StageProgress {
        public Done {
            replies = List.copyOf(replies);
            if (replies.isEmpty()) {
                throw new IllegalArgumentException("a stage that is done has a reply");
            }
        }
    }

    /** The number of the round that would run next: 0 before the first. */
    default int nextRound() {
        return last().map(reply -> reply.round() + 1).orElse(0);
    }

    /** The newest reply. */
    default Optional<StageReply> last() {
        return replies().isEmpty() ? Optional.empty() : Optional.of(replies().getLast());
    }

    /** The newest answer, whether or not a later round failed. */
    default Optional<Outcome.Completed> answer() {
        return replies().reversed().stream()
                .map(StageReply::outcome)
                .filter(Outcome.Completed.class::isInstance)
                .map(Outcome.Completed.class::cast)
                .findFirst();
    }

    /** It ended with that reply. */
    default Done finishedBy(StageReply reply) {
        List<StageReply> all = new ArrayList<>(replies());
        all.add(reply);
        return new Done(all);
    }
}
