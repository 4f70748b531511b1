package io.baton.domain.orchestrator;

import io.baton.domain.planning.ModelCatalog;
import io.baton.domain.synthesis.Effect;
import io.baton.domain.synthesis.OutputFormatter;
import io.baton.domain.synthesis.ResultSynthesizer;
import io.baton.domain.synthesis.SchemaCheck;
import io.baton.domain.synthesis.TaskMachine;
import io.baton.domain.synthesis.TaskOutcome;
import io.baton.domain.task.Task;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs whole tasks within this process: analyzes, runs the chain and synthesizes the result, with
 * the same rules as the roles on a broker, but without their durability. Each task and each of its
 * stages has a virtual thread of its own; nothing is left running once a task has ended.
 *
 * <p>Safe for use by many threads at once.
 */
public final class ModelOrchestrator {
    private final Analyzer analyzer;
    private final Supplier<ModelCatalog> catalog;
    private final StageRunner runner;
    private final TaskMachine machine;
    private final InstantSource clock;

    /**
     * @param catalog the models that can be called now; asked once for each task
     */
    public ModelOrchestrator(
            Analyzer analyzer,
            Supplier<ModelCatalog> catalog,
            StageRunner runner,
            SchemaCheck schemaCheck,
            InstantSource clock) {
        this.analyzer = analyzer;
        this.catalog = catalog;
        this.runner = runner;
        // Nobody replays in-process, so that no state is kept once a task has ended.
        this.machine =
                new TaskMachine(
                        Duration.ZERO, new ResultSynthesizer(new OutputFormatter(schemaCheck)));
        this.clock = clock;
    }

    /**
     * Starts a task.
     *
     * @param watcher told of its progress, one call at a time; must not block or throw
     */
    public Submission submit(Task task, Consumer<Effect.Progress> watcher) {
        LocalTask local = new LocalTask(machine, runner, clock, watcher);
        Thread.ofVirtual()
                .name("task-" + task.id())
                .start(() -> local.run(() -> analyzer.analyze(task, catalog.get())));
        return local;
    }

    /**
     * Runs a task and waits for its result.
     *
     * @throws InterruptedException when the calling thread was interrupted; the task is cancelled
     * @throws IllegalStateException when the analyzer failed, with its failure as the cause
     */
    public TaskOutcome run(Task task) throws InterruptedException {
        Submission submission = submit(task, progress -> {});
        try {
            return submission.outcome().get();
        } catch (InterruptedException e) {
            submission.cancel("the caller was interrupted", null);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("task " + task.id() + " was not run", e.getCause());
        }
    }
}
