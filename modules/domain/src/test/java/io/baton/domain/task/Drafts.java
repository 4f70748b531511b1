package io.baton.domain.task;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/** Drafts that are valid but for what a test says. */
final class Drafts {
    static final Instant SUBMITTED = Instant.parse("2026-11-24T08:00:00Z");

    private Drafts() {}

    static TaskDraft described(@Nullable String id, @Nullable String description) {
        return draft(id, description, null, null, null, null, null, null, null);
    }

    static TaskDraft input(String input) {
        return draft("t1", "do it", input, null, null, null, null, null, null);
    }

    static TaskDraft requirements(Map<String, @Nullable String> requirements) {
        return draft("t1", "do it", null, requirements, null, null, null, null, null);
    }

    static TaskDraft names(@Nullable String capability, @Nullable String chain) {
        return draft("t1", "do it", null, null, capability, chain, null, null, null);
    }

    static TaskDraft format(@Nullable String format, @Nullable String schema) {
        return draft("t1", "do it", null, null, null, null, null, format, schema);
    }

    static TaskDraft limits(TaskDraft.@Nullable Limits limits) {
        return draft("t1", "do it", null, null, null, null, limits, null, null);
    }

    static TaskDraft deadline(Instant deadline) {
        return new TaskDraft(
                "t1", null, "do it", null, null, null, null, null, null, null, deadline, null,
                SUBMITTED);
    }

    private static TaskDraft draft(
            @Nullable String id,
            @Nullable String description,
            @Nullable String input,
            @Nullable Map<String, @Nullable String> requirements,
            @Nullable String capability,
            @Nullable String chain,
            TaskDraft.@Nullable Limits limits,
            @Nullable String format,
            @Nullable String schema) {
        return new TaskDraft(
                id,
                null,
                description,
                input,
                requirements,
                capability,
                chain,
                limits,
                format,
                schema,
                null,
                null,
                SUBMITTED);
    }
}
