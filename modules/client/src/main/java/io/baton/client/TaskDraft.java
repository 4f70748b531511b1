package io.baton.client;

import io.baton.wire.avro.TaskConstraints;
import io.baton.wire.avro.TaskRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A task to be. Only the description is required; what is not said is decided by the analyzer. Not
 * thread-safe; it may be submitted several times, each time as a new task unless it names its id.
 */
public final class TaskDraft {
    private final String description;
    private final Map<String, String> requirements = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private @Nullable String taskId;
    private @Nullable String type;
    private @Nullable String input;
    private @Nullable String capability;
    private @Nullable String chain;
    private @Nullable TaskConstraints constraints;
    private @Nullable Boolean cache;
    private @Nullable Double maxCost;
    private @Nullable Boolean condenseInput;
    private @Nullable String format;
    private @Nullable String outputSchema;
    private @Nullable Instant deadline;
    private @Nullable Duration patience;

    private TaskDraft(String description) {
        this.description = description;
    }

    /** A task that asks for what the description says, which must not be blank. */
    public static TaskDraft of(String description) {
        if (description.isBlank()) {
            throw new IllegalArgumentException(
                    "description is blank; say what is to be done, in your own words.");
        }
        return new TaskDraft(description);
    }

    /** An id of your own: 1 to 128 of A-Z a-z 0-9 . _ : - that was never used before. */
    public TaskDraft taskId(String id) {
        taskId = TaskIds.check(id);
        return this;
    }

    /** The kind of task, for example {@code code_generation}. */
    public TaskDraft type(@Nullable String kind) {
        type = kind;
        return this;
    }

    /** The material to work on. */
    public TaskDraft input(@Nullable String material) {
        input = material;
        return this;
    }

    /** Adds something the answer must satisfy, for example {@code language}, {@code typescript}. */
    public TaskDraft require(String name, String value) {
        requirements.put(name, value);
        return this;
    }

    /** The capability the main stage needs, instead of the one the analyzer would find. */
    public TaskDraft capability(@Nullable String name) {
        capability = name;
        return this;
    }

    /** The chain to run, instead of the one the capability suggests. */
    public TaskDraft chain(@Nullable String name) {
        chain = name;
        return this;
    }

    /** Limits within which models may be chosen. */
    public TaskDraft constraints(@Nullable TaskConstraints limits) {
        constraints = limits;
        return this;
    }

    /**
     * Whether answers that models gave to the very same prompts before may be used: true asks for
     * it where the installation has it on request, false has the models called in any case. Wins
     * over what the constraints say.
     */
    public TaskDraft cache(boolean wanted) {
        cache = wanted;
        return this;
    }

    /**
     * Most that all calls for the task may cost together, 0 or more, in the currency of the
     * installation's prices (US dollars by convention). Wins over what the constraints say.
     */
    public TaskDraft maxCost(double amount) {
        maxCost = amount;
        return this;
    }

    /**
     * Whether an input that fits no model's context window may be condensed first; without it such
     * a task fails, and nothing of its input is left out. Wins over what the constraints say.
     */
    public TaskDraft condenseInput(boolean allowed) {
        condenseInput = allowed;
        return this;
    }

    /** How the answer is rendered: text, markdown, code or json. */
    public TaskDraft format(@Nullable String name) {
        format = name;
        return this;
    }

    /** The JSON schema that a json answer must satisfy, as text. */
    public TaskDraft outputSchema(@Nullable String schema) {
        outputSchema = schema;
        return this;
    }

    /** The moment by which a result must be there. */
    public TaskDraft deadline(Instant moment) {
        deadline = moment;
        patience = null;
        return this;
    }

    /** How long after submission a result must be there. */
    public TaskDraft deadlineIn(Duration duration) {
        patience = duration;
        deadline = null;
        return this;
    }

    /** Adds a label, which comes back unchanged in the result. */
    public TaskDraft label(String name, String value) {
        labels.put(name, value);
        return this;
    }

    TaskRequest request(Instant now) {
        return TaskRequest.newBuilder()
                .setTaskId(taskId == null ? TaskIds.next(now) : taskId)
                .setDescription(description)
                .setType(type)
                .setInput(input)
                .setRequirements(Map.copyOf(requirements))
                .setCapability(capability)
                .setChain(chain)
                .setConstraints(limits())
                .setFormat(format)
                .setOutputSchema(outputSchema)
                .setDeadline(patience == null ? deadline : now.plus(patience))
                .setLabels(Map.copyOf(labels))
                .build();
    }

    private @Nullable TaskConstraints limits() {
        if (cache == null && maxCost == null && condenseInput == null) {
            return constraints;
        }
        TaskConstraints.Builder limits =
                constraints == null
                        ? TaskConstraints.newBuilder()
                        : TaskConstraints.newBuilder(constraints);
        if (cache != null) {
            limits.setCache(cache);
        }
        if (maxCost != null) {
            limits.setMaxCost(maxCost);
        }
        if (condenseInput != null) {
            limits.setCondenseInput(condenseInput);
        }
        return limits.build();
    }
}
