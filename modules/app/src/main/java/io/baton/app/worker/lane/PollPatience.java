package io.baton.app.worker.lane;

import java.time.Duration;

/**
 * How long a lane's next poll may last: little at first, more with every poll that brought nothing.
 *
 * <p>A share consumer (Kafka 4.2) asks the broker once a poll. With one record asked for, the
 * answer may be the end marker of a transaction, which is no record; the poll then waits out its
 * time without asking again, however much is there to do. Behind a writer of small transactions,
 * polls of half a second left half of the lanes idle over a deep backlog.
 */
final class PollPatience {
    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(200);

    private Duration next = SHORTEST;

    /** The time for the next poll. */
    Duration next() {
        return next;
    }

    /** Told what the poll brought. */
    void polled(boolean inVain) {
        Duration longer = next.multipliedBy(2);
        next = !inVain ? SHORTEST : longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
}
