package io.baton.cli.task;

import io.baton.cli.failure.UsageError;
import io.baton.cli.failure.UserError;
import io.baton.client.TaskDraft;
import io.baton.domain.task.OutputFormat;
import io.baton.wire.avro.TaskRequest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The options that describe a task. */
public final class TaskOptions {
    /** Most bytes of an input; what fits beside it leaves a record below its topic's limit. */
    private static final int MOST_INPUT_BYTES = 1_000_000;

    @Parameters(
            arity = "0..1",
            paramLabel = "DESCRIPTION",
            description = "What is to be done, in your words.")
    private @Nullable String description;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "The kind of task, for example code_generation or analysis.")
    private @Nullable String type;

    @Option(
            names = "--capability",
            paramLabel = "NAME",
            description = "What the model must be good at; else type and text decide.")
    private @Nullable String capability;

    @Option(
            names = "--chain",
            paramLabel = "NAME",
            description = "The chain of stages to run; else the capability decides.")
    private @Nullable String chain;

    @Option(
            names = "--require",
            paramLabel = "KEY=VALUE",
            description = "What the answer must satisfy, for example language=typescript.")
    private Map<String, String> requirements = new LinkedHashMap<>();

    @Option(
            names = "--label",
            paramLabel = "KEY=VALUE",
            description = "A label of your own, which comes back with the result.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "The text to work on; - reads standard input.")
    private @Nullable String input;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How the answer is rendered: text, markdown, code or json.")
    private @Nullable String format;

    @Option(
            names = "--output-schema",
            paramLabel = "FILE",
            description = "A JSON schema that a json answer must satisfy.")
    private @Nullable String outputSchema;

    @Option(
            names = "--deadline",
            paramLabel = "WHEN",
            description =
                    "By when a result must be there: 90s, 5m, PT5M, or a moment such as"
                            + " 2026-11-24T12:00:00Z.")
    private @Nullable Deadline deadline;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "The task's id; else a new one is made.")
    private @Nullable TaskId id;

    @ArgGroup(validate = false, heading = "%nLimits on the choice of models:%n")
    private ConstraintOptions constraints = new ConstraintOptions();

    /** Whether a description was given. */
    public boolean isDescribed() {
        return description != null && !description.isBlank();
    }

    /**
     * The task these options describe.
     *
     * @param now the moment from which a deadline given as a duration counts
     * @throws UsageError when an option's value can't be used
     * @throws UserError when a file can't be read
     */
    public TaskRequest request(InputStream standardInput, Instant now) {
        String wanted = description;
        if (wanted == null || wanted.isBlank()) {
            throw new UsageError("Describe the task, for example: \"Summarize this text\".");
        }
        if ("-".equals(input) && "-".equals(outputSchema)) {
            throw new UsageError("Standard input cannot be both --input and --output-schema.");
        }
        var source = new InputSource(standardInput, MOST_INPUT_BYTES);
        return TaskRequest.newBuilder()
                .setTaskId(id != null ? id.text() : UUID.randomUUID().toString())
                .setDescription(wanted)
                .setType(type)
                .setInput(input == null ? null : source.read("--input", input))
                .setRequirements(requirements)
                .setCapability(capability)
                .setChain(chain)
                .setConstraints(constraints.constraints())
                .setFormat(checkedFormat())
                .setOutputSchema(
                        outputSchema == null ? null : source.read("--output-schema", outputSchema))
                .setDeadline(deadline == null ? null : deadline.from(now))
                .setLabels(labels)
                .build();
    }

    /**
     * The same, for the client to send.
     *
     * @throws UsageError when an option's value can't be used
     * @throws UserError when a file can't be read
     */
    public TaskDraft draft(InputStream standardInput, Instant now) {
        TaskRequest request = request(standardInput, now);
        TaskDraft draft =
                TaskDraft.of(request.getDescription())
                        .type(request.getType())
                        .input(request.getInput())
                        .capability(request.getCapability())
                        .chain(request.getChain())
                        .constraints(request.getConstraints())
                        .format(request.getFormat())
                        .outputSchema(request.getOutputSchema());
        request.getRequirements().forEach(draft::require);
        request.getLabels().forEach(draft::label);
        if (id != null) {
            draft.taskId(id.text());
        }
        if (request.getDeadline() != null) {
            draft.deadline(request.getDeadline());
        }
        return draft;
    }

    private @Nullable String checkedFormat() {
        if (format != null && OutputFormat.of(format).isEmpty()) {
            String known =
                    Arrays.stream(OutputFormat.values())
                            .map(OutputFormat::id)
                            .collect(Collectors.joining(", "));
            throw new UsageError(
                    "--format is \"%s\", but must be one of %s.".formatted(format, known));
        }
        return format;
    }
}
