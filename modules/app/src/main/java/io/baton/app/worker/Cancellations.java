package io.baton.app.worker;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which tasks were cancelled lately, and which threads call a model for which task. A cancellation
 * interrupts the calls in flight and keeps stages that are read later from being started.
 */
final class Cancellations {
    /**
     * Enough for the stages that may wait on topics; the synthesizer ignores what slips through.
     */
    private static final int REMEMBERED = 100_000;

    private final Set<String> cancelled =
            Collections.newSetFromMap(
                    Collections.synchronizedMap(
                            new LinkedHashMap<>() {
                                @Override
                                protected boolean removeEldestEntry(
                                        Map.Entry<String, Boolean> eldest) {
                                    return size() > REMEMBERED;
                                }
                            }));
    private final Map<String, Set<Thread>> calling = new ConcurrentHashMap<>();

    /** Notes that a task was cancelled, and interrupts what runs for it here. */
    void cancel(String taskId) {
        cancelled.add(taskId);
        calling.computeIfPresent(
                taskId,
                (id, threads) -> {
                    threads.forEach(Thread::interrupt);
                    return threads;
                });
    }

    boolean isCancelled(String taskId) {
        return cancelled.contains(taskId);
    }

    /**
     * Runs work that a cancellation of that task interrupts; afterwards no interrupt can come any
     * more.
     */
    <T> T during(String taskId, InterruptibleWork<T> work) throws InterruptedException {
        Thread current = Thread.currentThread();
        calling.compute(
                taskId,
                (id, threads) -> {
                    Set<Thread> all = threads == null ? ConcurrentHashMap.newKeySet() : threads;
                    all.add(current);
                    return all;
                });
        try {
            if (isCancelled(taskId)) {
                throw new InterruptedException("cancelled");
            }
            return work.run();
        } finally {
            calling.computeIfPresent(
                    taskId,
                    (id, threads) -> {
                        threads.remove(current);
                        return threads.isEmpty() ? null : threads;
                    });
        }
    }

    /** Work that ends early when its thread is interrupted. */
    @FunctionalInterface
    interface InterruptibleWork<T> {
        T run() throws InterruptedException;
    }
}
