package io.baton.domain.orchestrator;

import java.time.Duration;

/**
 * How much is tried for one stage.
 *
 * @param maxCallsPerModel calls of one model for one stage, 1 or more
 * @param firstBackoff wait before a model's second call, positive
 * @param maxBackoff longest backoff, and longest wait while another candidate is left
 * @param minCallTime time before the deadline in which no call is begun after a wait
 * @param patience how long a stage waits for models that cannot be reached, all of them, before it
 *     fails; 0 fails it after {@code maxCallsPerModel} calls of each
 */
public record AttemptLimits(
        int maxCallsPerModel,
        Duration firstBackoff,
        Duration maxBackoff,
        Duration minCallTime,
        Duration patience) {

    public static final AttemptLimits DEFAULT =
            new AttemptLimits(
                    3,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(2));

    public AttemptLimits {
        if (maxCallsPerModel < 1) {
            throw new IllegalArgumentException(
                    "maxCallsPerModel must be 1 or more, but is " + maxCallsPerModel);
        }
        if (!firstBackoff.isPositive() || maxBackoff.compareTo(firstBackoff) < 0) {
            throw new IllegalArgumentException(
                    "firstBackoff must be positive and at most maxBackoff, but they are "
                            + firstBackoff
                            + " and "
                            + maxBackoff);
        }
        if (minCallTime.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "minCallTime and patience must not be negative, but are "
                            + minCallTime
                            + " and "
                            + patience);
        }
    }

    /** The same with another number of calls and another patience. */
    public AttemptLimits with(int callsPerModel, Duration newPatience) {
        return new AttemptLimits(callsPerModel, firstBackoff, maxBackoff, minCallTime, newPatience);
    }
}
