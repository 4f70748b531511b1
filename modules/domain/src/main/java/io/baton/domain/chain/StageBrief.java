package io.baton.domain.chain;

import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What a stage's model has to be told.
 *
 * @param description what the task asks for
 * @param context answers of earlier stages, in dependency order
 * @param format how the chain's answer is rendered
 * @param round 0 for the first run, then the number of the revision a reviewer asked for
 */
public record StageBrief(
        Role role,
        String capability,
        String description,
        @Nullable String input,
        Map<String, String> requirements,
        List<Part> context,
        OutputFormat format,
        @Nullable String outputSchema,
        int round) {

    public StageBrief {
        requirements = Map.copyOf(requirements);
        context = List.copyOf(context);
    }

    /** The same brief with other answers of earlier stages. */
    public StageBrief with(List<Part> parts) {
        return new StageBrief(
                role,
                capability,
                description,
                input,
                requirements,
                parts,
                format,
                outputSchema,
                round);
    }

    /** An earlier stage's answer. */
    public record Part(Role role, String text) {}
}
