package io.baton.domain.planning;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.Role;
import io.baton.domain.chain.StageBrief;
import io.baton.domain.task.OutputFormat;
import io.baton.domain.task.Task;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates the prompts of one task's stages. The parts of a task are estimated once and then added
 * up: a text is never split into fewer tokens than its parts together.
 *
 * @param description tokens of the description
 * @param input tokens of the input; 0 without one
 * @param material tokens of requirements and output schema
 */
record TaskTokens(int description, int input, int material) {
    /** Room for the markers around a section. */
    static final int MARKERS = 12;

    /**
     * Estimated tokens of what every prompt of a role has in common, with its longest format rule.
     */
    static Map<Role, Integer> templates(PromptComposer composer, TokenEstimator estimator) {
        Map<Role, Integer> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            int most = 0;
            for (OutputFormat format : OutputFormat.values()) {
                StageBrief empty =
                        new StageBrief(role, "", "", null, Map.of(), List.of(), format, null, 0);
                Prompt prompt = composer.compose(empty);
                most =
                        Math.max(
                                most,
                                estimator.estimate(prompt.system())
                                        + estimator.estimate(prompt.userMessage()));
            }
            tokens.put(role, most);
        }
        return tokens;
    }

    static TaskTokens of(Task task, TokenEstimator estimator) {
        String input = task.input();
        String schema = task.outputSchema();
        List<String> lines = new ArrayList<>();
        task.requirements().forEach((name, value) -> lines.add("- " + name + ": " + value));
        return new TaskTokens(
                estimator.estimate(task.description()),
                input == null ? 0 : estimator.estimate(input),
                (lines.isEmpty() ? 0 : estimator.estimate(String.join("\n", lines)) + MARKERS)
                        + (schema == null ? 0 : estimator.estimate(schema) + MARKERS));
    }

    /** The same task with an input of so many tokens. */
    TaskTokens with(int inputTokens) {
        return new TaskTokens(description, inputTokens, material);
    }

    /**
     * @param template tokens of the role's template
     * @param earlier most tokens of each answer that it gets from earlier stages
     */
    int prompt(int template, List<Integer> earlier) {
        long sum = (long) template + description + input + material + 2 * MARKERS;
        for (int answer : earlier) {
            sum += (long) answer + MARKERS;
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }
}
