package io.baton.domain.orchestrator;

import io.baton.domain.planning.ModelCatalog;
import io.baton.domain.planning.Plan;
import io.baton.domain.task.Task;

/** Turns a task into a plan. Safe for use by many threads at once. */
@FunctionalInterface
public interface Analyzer {

    /** The plan for that task with those models; a refusal is a plan too. */
    Plan analyze(Task task, ModelCatalog catalog);
}
