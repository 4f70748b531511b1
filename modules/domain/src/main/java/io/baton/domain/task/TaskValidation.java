package io.baton.domain.task;

import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.error.Spelling;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns what came over the wire into a task, or says which field is wrong and what to do. Pure and
 * safe for use by many threads.
 *
 * <p>Lenient where only one thing can be meant: a blank optional field counts as absent, names are
 * matched in any case, and an output schema without a format asks for json. A deadline that has
 * already passed is <em>not</em> invalid: a well-formed task may arrive late through no fault of
 * its sender, so it becomes a plan that is refused with {@code DEADLINE_EXCEEDED}. Only a deadline
 * before the year 2000 is invalid: it is seconds sent where milliseconds belong.
 */
public final class TaskValidation {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final int NAME_CHARS = 128;
    private static final Instant SECONDS_MISTAKEN = Instant.parse("2000-01-01T00:00:00Z");

    private final TaskLimits limits;
    private final Set<String> capabilities;
    private final Set<String> chains;
    private final EntryChecks entries;

    /**
     * @param capabilities every capability that is configured
     * @param chains every chain that is configured
     */
    public TaskValidation(TaskLimits limits, Set<String> capabilities, Set<String> chains) {
        this.limits = limits;
        this.capabilities = Set.copyOf(capabilities);
        this.chains = Set.copyOf(chains);
        this.entries = new EntryChecks(limits);
    }

    /** The task, or the first thing that is wrong with it. */
    public Validated validate(TaskDraft draft) {
        Stream<Supplier<Optional<ModelOrchestratorError>>> checks =
                Stream.of(
                        () -> id(draft.id()),
                        () -> description(draft.description()),
                        () -> type(draft.type()),
                        () -> input(draft.input()),
                        () -> entries.map("requirements", draft.requirements()),
                        () -> known("capability", draft.capability(), capabilities),
                        () -> known("chain", draft.chain(), chains),
                        () -> format(draft.format()),
                        () -> schema(draft),
                        () -> deadline(draft.deadline(), draft.submittedAt()),
                        () -> entries.map("labels", draft.labels()),
                        () ->
                                ConstraintChecks.check(
                                        draft.constraints(), entries, limits.maxCost()));
        Optional<ModelOrchestratorError> problem =
                checks.map(Supplier::get).flatMap(Optional::stream).findFirst();
        if (problem.isPresent()) {
            return new Validated.Invalid(problem.get());
        }
        return new Validated.Valid(CheckedDraft.task(draft, capabilities, chains, limits));
    }

    private static Optional<ModelOrchestratorError> id(@Nullable String id) {
        String given = id == null ? "" : id;
        return ID.matcher(given).matches()
                ? Optional.empty()
                : error(
                        "taskId",
                        given.isEmpty() ? "absent" : given,
                        "must be 1 to 128 characters of A-Z a-z 0-9 . _ : -",
                        "Choose an id of these characters, for example a UUID.");
    }

    private Optional<ModelOrchestratorError> description(@Nullable String description) {
        if (description == null || description.isBlank()) {
            return error(
                    "description",
                    description == null ? "absent" : "blank",
                    "must say what is to be done",
                    "Describe the task in a sentence.");
        }
        return description.length() <= limits.descriptionChars()
                ? Optional.empty()
                : error(
                        "description",
                        description.length() + " characters long",
                        "may have " + limits.descriptionChars() + " characters",
                        "Shorten it, and put the material to work on into input.");
    }

    private static Optional<ModelOrchestratorError> type(@Nullable String type) {
        return type == null || type.length() <= NAME_CHARS
                ? Optional.empty()
                : error(
                        "type",
                        type.length() + " characters long",
                        "may have " + NAME_CHARS + " characters",
                        "Use a short name such as code_generation.");
    }

    private Optional<ModelOrchestratorError> input(@Nullable String input) {
        if (input == null) {
            return Optional.empty();
        }
        long bytes = Utf8.length(input);
        return bytes <= limits.inputBytes()
                ? Optional.empty()
                : error(
                        "input",
                        bytes + " bytes long",
                        "may have " + limits.inputBytes() + " bytes in UTF-8",
                        "Split it into several tasks, or raise the configured limit together with"
                                + " the broker's max.message.bytes.");
    }

    private static Optional<ModelOrchestratorError> known(
            String field, @Nullable String value, Set<String> known) {
        if (value == null || value.isBlank() || CheckedDraft.named(value, known).isPresent()) {
            return Optional.empty();
        }
        return unknown(field, value, known);
    }

    static Optional<ModelOrchestratorError> unknown(
            String field, String value, Collection<String> known) {
        String names = String.join(", ", new TreeSet<>(known));
        String fix =
                Spelling.nearest(value, known, 1).stream()
                        .findFirst()
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("Use one of them, or leave it out.");
        return error(field, value, "must be one of " + names, fix);
    }

    private static Optional<ModelOrchestratorError> format(@Nullable String format) {
        if (format == null || format.isBlank() || OutputFormat.of(format.strip()).isPresent()) {
            return Optional.empty();
        }
        return unknown(
                "format", format, Stream.of(OutputFormat.values()).map(OutputFormat::id).toList());
    }

    private Optional<ModelOrchestratorError> schema(TaskDraft draft) {
        String schema = draft.outputSchema();
        if (schema == null) {
            return Optional.empty();
        }
        String format = draft.format();
        if (format != null
                && !format.isBlank()
                && !format.strip().toLowerCase(Locale.ROOT).equals("json")) {
            return error(
                    "outputSchema",
                    "given with format " + format.strip(),
                    "needs format json",
                    "Set format to json, or leave outputSchema out.");
        }
        if (schema.length() > limits.schemaChars()) {
            return error(
                    "outputSchema",
                    schema.length() + " characters long",
                    "may have " + limits.schemaChars() + " characters",
                    "Shorten the schema.");
        }
        String stripped = schema.strip();
        return stripped.startsWith("{") && stripped.endsWith("}")
                ? Optional.empty()
                : error(
                        "outputSchema",
                        stripped.isEmpty() ? "blank" : stripped,
                        "must be a JSON schema: a JSON object, as text",
                        "Send the schema as a string that begins with { and ends with }.");
    }

    private Optional<ModelOrchestratorError> deadline(
            @Nullable Instant deadline, Instant submittedAt) {
        if (deadline == null) {
            return Optional.empty();
        }
        if (deadline.isBefore(SECONDS_MISTAKEN)) {
            return error(
                    "deadline",
                    deadline.toString(),
                    "must be a moment of this century",
                    "Send milliseconds since 1970, not seconds.");
        }
        Instant latest = submittedAt.plus(limits.maxTime());
        return deadline.isAfter(latest)
                ? error(
                        "deadline",
                        deadline.toString(),
                        "must be at most " + limits.maxTime() + " after submission",
                        "Set it to " + latest + " or earlier.")
                : Optional.empty();
    }

    static Optional<ModelOrchestratorError> error(
            String field, String value, String problem, String fix) {
        return Optional.of(FieldErrors.of(field, value, problem, fix));
    }
}
