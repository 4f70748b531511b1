package io.baton.domain.probe;

import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Collects the probes of one capability and numbers them. */
final class Probes {
    private final String capability;
    private final List<ProbeTask> tasks = new ArrayList<>();

    Probes(String capability) {
        this.capability = capability;
    }

    /** A question in text, without material. */
    Probes ask(String instruction, Check check) {
        return add(false, step(instruction, null, OutputFormat.TEXT, 0, check));
    }

    /** A question about a text. */
    Probes about(String input, String instruction, Check check) {
        return add(false, step(instruction, input, OutputFormat.TEXT, 0, check));
    }

    /** Work on a text that a method which only picks from it could do, too. */
    Probes pick(String input, String instruction, int words, Check check) {
        return add(true, step(instruction, input, OutputFormat.TEXT, words, check));
    }

    /** Fields out of a text, by a schema. */
    Probes fields(String input, String instruction, String schema, String expected) {
        Check check = JsonCheck.of(expected);
        return add(
                false, new ProbeTask.Step(instruction, input, OutputFormat.JSON, schema, 0, check));
    }

    /** A class in Java. */
    Probes java(String instruction, JavaCheck check) {
        return add(false, step(instruction, null, OutputFormat.CODE, 0, check));
    }

    /** A text there and back again. */
    Probes roundTrip(String text, String there, Check foreign, String back, Check kept) {
        return add(
                false,
                step(there, text, OutputFormat.TEXT, 0, foreign),
                step(back, null, OutputFormat.TEXT, 0, kept));
    }

    private static ProbeTask.Step step(
            String instruction,
            @Nullable String input,
            OutputFormat format,
            int words,
            Check check) {
        return new ProbeTask.Step(instruction, input, format, null, words, check);
    }

    private Probes add(boolean extractive, ProbeTask.Step... steps) {
        String id = capability + "-" + (tasks.size() + 1);
        tasks.add(new ProbeTask(id, capability, List.of(steps), extractive));
        return this;
    }

    List<ProbeTask> list() {
        return List.copyOf(tasks);
    }
}
