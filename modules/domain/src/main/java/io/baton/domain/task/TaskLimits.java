package io.baton.domain.task;

import io.baton.domain.cost.Cost;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How large a task may be and how long it may take; configuration.
 *
 * @param descriptionChars most characters of a description, 1 or more
 * @param inputBytes most bytes of an input in UTF-8; with the rest of the record it must stay below
 *     the broker's {@code max.message.bytes}, 1 or more
 * @param schemaChars most characters of an output schema, 1 or more
 * @param entries most requirements, labels and required tags, each counted by itself, 0 or more
 * @param entryChars most characters of one of their keys or values, 1 or more
 * @param defaultTime how long a task without a deadline may take
 * @param maxTime how far after submission a deadline may lie, at least {@code defaultTime}
 * @param maxCost most that a task may cost, and does where it names no ceiling of its own; null for
 *     no limit
 */
public record TaskLimits(
        int descriptionChars,
        int inputBytes,
        int schemaChars,
        int entries,
        int entryChars,
        Duration defaultTime,
        Duration maxTime,
        @Nullable Cost maxCost) {

    public static final TaskLimits DEFAULTS =
            new TaskLimits(
                    20_000,
                    700_000,
                    50_000,
                    50,
                    2_000,
                    Duration.ofMinutes(10),
                    Duration.ofDays(1),
                    null);

    public TaskLimits {
        atLeast(1, descriptionChars, "descriptionChars");
        atLeast(1, inputBytes, "inputBytes");
        atLeast(1, schemaChars, "schemaChars");
        atLeast(0, entries, "entries");
        atLeast(1, entryChars, "entryChars");
        if (!defaultTime.isPositive() || maxTime.compareTo(defaultTime) < 0) {
            throw new IllegalArgumentException(
                    "defaultTime must be positive and at most maxTime, but they are "
                            + defaultTime
                            + " and "
                            + maxTime);
        }
    }

    private static void atLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be " + least + " or more, but is " + value);
        }
    }
}
