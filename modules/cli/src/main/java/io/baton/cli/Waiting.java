package io.baton.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what is welcome but not needed. */
final class Waiting {
    private Waiting() {}

    /** Waits until that is done, however it ended, or the time is over. */
    static void atMost(Duration limit, CompletableFuture<?> wanted) throws InterruptedException {
        try {
            wanted.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notNeeded) {
            // The caller goes on without it.
        }
    }
}
