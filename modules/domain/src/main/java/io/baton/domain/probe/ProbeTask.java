package io.baton.domain.probe;

import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A small task whose answer a program can check.
 *
 * @param id unique among all, for example {@code reasoning-3}
 * @param capability what it measures
 * @param steps calls of the model, in order; the task is passed when every step is
 * @param extractive whether a method that only picks from its input could pass it
 */
public record ProbeTask(String id, String capability, List<Step> steps, boolean extractive) {

    public ProbeTask {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("probe " + id + " has no step");
        }
    }

    /**
     * One call.
     *
     * @param input the material; null takes the answer of the step before, if there is one
     * @param schema JSON schema of the answer; null for none
     * @param words most words of the answer; 0 when they are not limited
     */
    public record Step(
            String instruction,
            @Nullable String input,
            OutputFormat format,
            @Nullable String schema,
            int words,
            Check check) {}
}
