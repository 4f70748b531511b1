package io.baton.domain.model;

import io.baton.domain.cost.Cost;
import io.baton.domain.error.ErrorCode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call of one model for one stage.
 *
 * @param error why it failed; null when it succeeded
 * @param message the failure for a person; null when it succeeded
 * @param cached whether the answer had been given before and the model was not called
 * @param cost what it cost, 0 where nothing was counted; null when the model's price is not known
 */
public record Attempt(
        String model,
        String provider,
        Instant startedAt,
        Duration duration,
        Usage usage,
        @Nullable ErrorCode error,
        @Nullable String message,
        boolean cached,
        @Nullable Cost cost) {

    /** A call of a model whose price is not known. */
    public Attempt(
            String model,
            String provider,
            Instant startedAt,
            Duration duration,
            Usage usage,
            @Nullable ErrorCode error,
            @Nullable String message,
            boolean cached) {
        this(model, provider, startedAt, duration, usage, error, message, cached, null);
    }

    /** What those calls cost, as far as it is known; empty when it is of none of them. */
    public static Optional<Cost> cost(List<Attempt> attempts) {
        return Cost.known(
                attempts.stream().map(attempt -> Optional.ofNullable(attempt.cost)).toList());
    }
}
