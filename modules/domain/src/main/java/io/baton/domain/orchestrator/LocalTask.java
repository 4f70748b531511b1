package io.baton.domain.orchestrator;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.planning.Plan;
import io.baton.domain.synthesis.Effect;
import io.baton.domain.synthesis.Event;
import io.baton.domain.synthesis.InitialWork;
import io.baton.domain.synthesis.Outcome;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;
import io.baton.domain.synthesis.TaskMachine;
import io.baton.domain.synthesis.TaskOutcome;
import io.baton.domain.synthesis.TaskState;
import io.baton.domain.synthesis.Transition;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The shell around the machine for one task. One thread alone feeds the machine and acts on its
 * effects; whatever happens elsewhere comes to it through the queue.
 */
final class LocalTask implements Submission {
    private final TaskMachine machine;
    private final StageRunner runner;
    private final InstantSource clock;
    private final Consumer<Effect.Progress> watcher;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<TaskOutcome> outcome = new CompletableFuture<>();
    private final Map<String, Thread> stages = new HashMap<>();

    LocalTask(
            TaskMachine machine,
            StageRunner runner,
            InstantSource clock,
            Consumer<Effect.Progress> watcher) {
        this.machine = machine;
        this.runner = runner;
        this.clock = clock;
        this.watcher = watcher;
    }

    @Override
    public CompletableFuture<TaskOutcome> outcome() {
        return outcome.copy();
    }

    @Override
    public void cancel(@Nullable String reason, @Nullable String requestedBy) {
        events.add(
                new Event.CancelRequested(
                        new TaskState.Cancellation(reason, requestedBy), clock.instant()));
    }

    /** Runs the task to its end. */
    void run(Supplier<Plan> analysis) {
        try {
            Plan plan = analysis.get();
            Instant now = clock.instant();
            TaskState state = apply(null, new Event.PlanArrived(plan, now));
            if (!outcome.isDone()) {
                InitialWork.of(plan, now).forEach(this::start);
            }
            while (!outcome.isDone()) {
                state = apply(state, next(machine.wakeAt(state)));
            }
        } catch (InterruptedException | RuntimeException e) {
            outcome.completeExceptionally(e);
        } finally {
            stages.values().forEach(Thread::interrupt);
        }
    }

    private Event next(Instant wakeAt) throws InterruptedException {
        long wait = Duration.between(clock.instant(), wakeAt).toMillis();
        Event event = wait > 0 ? events.poll(wait, TimeUnit.MILLISECONDS) : events.poll();
        return event == null ? new Event.TimePassed(clock.instant()) : event;
    }

    private TaskState apply(@Nullable TaskState state, Event event) {
        Transition transition = machine.apply(state, event);
        for (Effect effect : transition.effects()) {
            switch (effect) {
                case Effect.Dispatch(var work) -> start(work);
                case Effect.Abort(_, var stageId) -> abort(stageId);
                case Effect.Publish(var result) -> outcome.complete(result);
                case Effect.Progress progress -> watcher.accept(progress);
                case Effect.Learn _, Effect.Ignored _, Effect.Forget _ -> {}
            }
        }
        return transition.state();
    }

    private void start(StageWork work) {
        stages.put(
                work.stageId(),
                Thread.ofVirtual()
                        .name("task-" + work.taskId() + "-" + work.stageId())
                        .start(() -> runStage(work)));
    }

    private void abort(String stageId) {
        Thread running = stages.get(stageId);
        if (running != null) {
            running.interrupt();
        }
    }

    private void runStage(StageWork work) {
        Instant startedAt = clock.instant();
        StageReply reply;
        try {
            reply = runner.run(work);
        } catch (InterruptedException e) {
            // The task has ended: nobody waits for a reply.
            return;
        } catch (RuntimeException e) {
            ModelOrchestratorError error =
                    ModelOrchestratorError.of(
                            ErrorCode.INTERNAL,
                            "The stage runner failed: " + e.getClass().getName());
            reply =
                    work.reply(
                            new Outcome.Failed(error),
                            List.of(),
                            startedAt,
                            clock.instant(),
                            "in-process",
                            0);
        }
        events.add(new Event.StageFinished(reply, clock.instant()));
    }
}
