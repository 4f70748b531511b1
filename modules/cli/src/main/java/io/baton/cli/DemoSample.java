package io.baton.cli;

import io.baton.client.TaskDraft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A task that the demo runs.
 *
 * @param title what a person is told it is
 */
record DemoSample(String title, TaskDraft draft) {
    /** A small model on a processor without help may take minutes for each stage. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** The samples, in the order in which they run. */
    static List<DemoSample> all() {
        String question = "What happened at this harbour, and what matters for the years to come?";
        String component = "Create a React component";
        String plan = "Plan the migration of a small company's file server to object storage";
        return List.of(
                new DemoSample(
                        "analysis: \"" + question + "\" of a report of 1,300 words",
                        TaskDraft.of(question)
                                .type("analysis")
                                .input(resource("/demo/harbour-report.md"))
                                .deadlineIn(PATIENCE)),
                new DemoSample(
                        "code_generation: \"" + component + "\", language=typescript",
                        TaskDraft.of(component)
                                .type("code_generation")
                                .require("language", "typescript")
                                .deadlineIn(PATIENCE)),
                new DemoSample(
                        "planning: \"" + plan + "\"",
                        TaskDraft.of(plan).type("planning").deadlineIn(PATIENCE)));
    }

    private static String resource(String name) {
        try (InputStream stream = DemoSample.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
