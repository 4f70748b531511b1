package io.baton.app.worker;

import io.baton.domain.synthesis.StageWork;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was cancelled lately, and which threads call a model for what. A cancellation interrupts the
 * calls in flight and keeps stages that are read later from being started. It may be of a whole
 * task or of one stage whose answer is not needed any more.
 */
final class Cancellations {
    /**
     * Enough for the stages that may wait on topics; the synthesizer ignores what slips through.
     */
    private static final int REMEMBERED = 100_000;

    private final Set<Subject> cancelled =
            Collections.newSetFromMap(
                    Collections.synchronizedMap(
                            new LinkedHashMap<>() {
                                @Override
                                protected boolean removeEldestEntry(
                                        Map.Entry<Subject, Boolean> eldest) {
                                    return size() > REMEMBERED;
                                }
                            }));
    private final Map<Subject, Set<Thread>> calling = new ConcurrentHashMap<>();

    private sealed interface Subject {
        record Whole(String taskId) implements Subject {}

        record Stage(String taskId, int revision, String stageId) implements Subject {}
    }

    /** Notes that a task was cancelled, and interrupts what runs for it here. */
    void cancel(String taskId) {
        cancel(new Subject.Whole(taskId));
    }

    /** Notes that a stage is not needed any more, and interrupts its call. */
    void abort(String taskId, int revision, String stageId) {
        cancel(new Subject.Stage(taskId, revision, stageId));
    }

    private void cancel(Subject subject) {
        cancelled.add(subject);
        calling.computeIfPresent(
                subject,
                (key, threads) -> {
                    threads.forEach(Thread::interrupt);
                    return threads;
                });
    }

    /** Whether nobody waits for what comes of that work any more. */
    boolean isCancelled(StageWork work) {
        return subjects(work).stream().anyMatch(cancelled::contains);
    }

    private static List<Subject> subjects(StageWork work) {
        return List.of(
                new Subject.Whole(work.taskId()),
                new Subject.Stage(work.taskId(), work.revision(), work.stageId()));
    }

    /**
     * Runs what that work asks for, interrupted by a cancellation; afterwards no interrupt can come
     * any more.
     */
    <T> T during(StageWork work, InterruptibleWork<T> call) throws InterruptedException {
        Thread current = Thread.currentThread();
        List<Subject> subjects = subjects(work);
        subjects.forEach(
                subject ->
                        calling.compute(
                                subject,
                                (key, threads) -> {
                                    Set<Thread> all =
                                            threads == null
                                                    ? ConcurrentHashMap.newKeySet()
                                                    : threads;
                                    all.add(current);
                                    return all;
                                }));
        try {
            if (isCancelled(work)) {
                throw new InterruptedException("cancelled");
            }
            return call.run();
        } finally {
            subjects.forEach(
                    subject ->
                            calling.computeIfPresent(
                                    subject,
                                    (key, threads) -> {
                                        threads.remove(current);
                                        return threads.isEmpty() ? null : threads;
                                    }));
        }
    }

    /** A call that ends early when its thread is interrupted. */
    @FunctionalInterface
    interface InterruptibleWork<T> {
        T run() throws InterruptedException;
    }
}
