package io.baton.cli.task;

import io.baton.wire.avro.Priority;
import io.baton.wire.avro.TaskConstraints;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/** The options that limit which models may be chosen, and whether they must be called. */
final class ConstraintOptions {

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "The one model that shall run every stage.")
    private @Nullable String model;

    @Option(
            names = "--min-context",
            paramLabel = "TOKENS",
            description = "Smallest context window a model may have.")
    private @Nullable Integer minContextTokens;

    @Option(
            names = "--max-output",
            paramLabel = "TOKENS",
            description = "Most tokens that one stage may answer with.")
    private @Nullable Integer maxOutputTokens;

    @Option(
            names = "--min-score",
            paramLabel = "0..1",
            description = "Smallest capability score a model may have.")
    private @Nullable Double minScore;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "A tag every model must carry, for example local-only; may be repeated.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--priority",
            paramLabel = "WHAT",
            description = "What to prefer: balanced, speed, quality or efficiency.")
    private @Nullable Priority priority;

    @Option(
            names = "--cache",
            negatable = true,
            description =
                    "Take answers that were given before to the very same prompts; --no-cache has"
                            + " the models called in any case.")
    private @Nullable Boolean cache;

    @Option(
            names = "--max-cost",
            paramLabel = "AMOUNT",
            description =
                    "Most that all calls for the task may cost together, in the currency of the"
                            + " configured prices, for example 0.05.")
    private @Nullable Double maxCost;

    @Option(
            names = "--condense-input",
            description =
                    "Let an input that fits no model's context window be condensed first; without"
                            + " it such a task fails.")
    private boolean condenseInput;

    /** The limits; null when none is given. */
    @Nullable TaskConstraints constraints() {
        boolean none =
                model == null
                        && minContextTokens == null
                        && maxOutputTokens == null
                        && minScore == null
                        && tags.isEmpty()
                        && priority == null
                        && cache == null
                        && maxCost == null
                        && !condenseInput;
        if (none) {
            return null;
        }
        return TaskConstraints.newBuilder()
                .setModel(model)
                .setMinContextTokens(minContextTokens)
                .setMaxOutputTokens(maxOutputTokens)
                .setMinScore(minScore)
                .setRequiredTags(tags)
                .setPriority(priority == null ? Priority.BALANCED : priority)
                .setCache(cache)
                .setMaxCost(maxCost)
                .setCondenseInput(condenseInput)
                .build();
    }
}
