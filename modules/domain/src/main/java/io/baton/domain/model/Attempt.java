package io.baton.domain.model;

import io.baton.domain.error.ErrorCode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One call of one model for one stage.
 *
 * @param error why it failed; null when it succeeded
 * @param message the failure for a person; null when it succeeded
 * @param cached whether the answer had been given before and the model was not called
 */
public record Attempt(
        String model,
        String provider,
        Instant startedAt,
        Duration duration,
        Usage usage,
        @Nullable ErrorCode error,
        @Nullable String message,
        boolean cached) {}
