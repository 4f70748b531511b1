package io.baton.domain.task;

import io.baton.domain.cost.Cost;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Builds the task out of a draft whose fields have all been found good. */
final class CheckedDraft {
    private CheckedDraft() {}

    static Task task(
            TaskDraft draft, Set<String> capabilities, Set<String> chains, TaskLimits limits) {
        OutputFormat format = named(draft.format()).flatMap(OutputFormat::of).orElse(null);
        String schema = draft.outputSchema();
        Instant deadline = draft.deadline();
        return new Task(
                Objects.requireNonNull(draft.id()),
                named(draft.type()).orElse(null),
                Objects.requireNonNull(draft.description()).strip(),
                present(draft.input()),
                entries(draft.requirements()),
                named(draft.capability()).flatMap(it -> named(it, capabilities)).orElse(null),
                named(draft.chain()).flatMap(it -> named(it, chains)).orElse(null),
                constraints(draft.constraints(), limits),
                format == null && schema != null ? OutputFormat.JSON : format,
                schema,
                draft.submittedAt(),
                deadline == null ? draft.submittedAt().plus(limits.defaultTime()) : deadline,
                entries(draft.labels()));
    }

    /** The known name that equals that one but for case. */
    static Optional<String> named(String name, Collection<String> known) {
        String wanted = name.strip();
        if (known.contains(wanted)) {
            return Optional.of(wanted);
        }
        return known.stream().filter(wanted::equalsIgnoreCase).findFirst();
    }

    private static Optional<String> named(@Nullable String name) {
        return Optional.ofNullable(name).map(String::strip).filter(it -> !it.isEmpty());
    }

    /** Material as it is, unless there is nothing in it. */
    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Constraints constraints(
            TaskDraft.@Nullable Limits limits, TaskLimits installation) {
        if (limits == null) {
            return Constraints.NONE.within(installation.maxCost());
        }
        Double ceiling = limits.maxCost();
        return new Constraints(
                named(limits.model()).orElse(null),
                limits.maxMemoryBytes(),
                limits.minContextTokens(),
                limits.maxOutputTokens(),
                limits.minScore(),
                tags(limits.requiredTags()),
                named(limits.priority())
                        .flatMap(ConstraintChecks::priorityOf)
                        .orElse(Priority.BALANCED),
                limits.cache(),
                limits.condenseInput(),
                ceiling == null ? installation.maxCost() : Cost.of(ceiling));
    }

    private static Set<String> tags(@Nullable Collection<@Nullable String> given) {
        Set<String> tags = new HashSet<>();
        if (given != null) {
            for (String tag : given) {
                tags.add(Objects.requireNonNull(tag).strip());
            }
        }
        return tags;
    }

    private static Map<String, String> entries(@Nullable Map<String, @Nullable String> given) {
        Map<String, String> entries = new HashMap<>();
        if (given != null) {
            given.forEach((key, value) -> entries.put(key, Objects.requireNonNull(value)));
        }
        return entries;
    }
}
