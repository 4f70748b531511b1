package io.baton.domain.task;

/** What the ranking prefers among the models that are within a task's limits. */
public enum Priority {
    BALANCED,
    SPEED,
    QUALITY,
    EFFICIENCY
}
