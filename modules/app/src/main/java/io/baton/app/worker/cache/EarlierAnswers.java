package io.baton.app.worker.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import io.baton.wire.avro.CachedAnswer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Answers by their keys, in memory: never more bytes than allowed, and none older than its time to
 * live, which counts from when the model gave it and not from when this process heard of it. Safe
 * for use by many threads.
 */
final class EarlierAnswers {
    /** What an entry takes beside its text: key, names, objects and the cache's own. */
    private static final int ENTRY_BYTES = 600;

    private final Cache<String, CachedAnswer> answers;
    private final long memory;

    /**
     * @param memory bytes that all entries may take
     */
    EarlierAnswers(long memory, Duration timeToLive, InstantSource clock) {
        this.memory = memory;
        Instant start = clock.instant();
        this.answers =
                Caffeine.newBuilder()
                        .maximumWeight(memory)
                        .weigher((String key, CachedAnswer answer) -> weight(answer))
                        .ticker(() -> Duration.between(start, clock.instant()).toNanos())
                        .expireAfter(
                                Expiry.writing(
                                        (String key, CachedAnswer answer) ->
                                                left(answer, timeToLive, clock.instant())))
                        // Its housekeeping is short, and bounds hold at once.
                        .executor(Runnable::run)
                        .build();
    }

    /** What time an answer has left; a clock that is ahead does not give it more. */
    private static Duration left(CachedAnswer answer, Duration timeToLive, Instant now) {
        Duration left = Duration.between(now, answer.getStoredAt().plus(timeToLive));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(timeToLive) > 0 ? timeToLive : left;
    }

    /** Whether it can be kept at all. */
    boolean fits(CachedAnswer answer) {
        return weight(answer) <= memory;
    }

    void keep(String key, CachedAnswer answer) {
        answers.put(key, answer);
    }

    void forget(String key) {
        answers.invalidate(key);
    }

    Optional<CachedAnswer> find(String key) {
        return Optional.ofNullable(answers.getIfPresent(key));
    }

    /** Bytes that the entries take now. */
    long bytes() {
        answers.cleanUp();
        return answers.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    /** Characters take two bytes each at most. */
    private static int weight(CachedAnswer answer) {
        return (int) Math.min(Integer.MAX_VALUE, ENTRY_BYTES + 2L * answer.getText().length());
    }
}
