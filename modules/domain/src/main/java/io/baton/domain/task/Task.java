package io.baton.domain.task;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * What was asked, already checked by the analyzer.
 *
 * @param id chosen by the sender
 * @param type kind of task, for example {@code code_generation}
 * @param description what is to be done
 * @param input the material to work on
 * @param requirements what the answer must satisfy, for example {@code language=typescript}
 * @param capability overrides what type and text suggest
 * @param chain overrides what the capability suggests
 * @param constraints limits on the choice of models
 * @param format how the answer is rendered; null lets the chain decide
 * @param outputSchema JSON schema, as text, for a JSON answer
 * @param submittedAt when the broker received it
 * @param deadline by when a result must be there
 * @param labels the sender's own, returned unchanged
 */
public record Task(
        String id,
        @Nullable String type,
        String description,
        @Nullable String input,
        Map<String, String> requirements,
        @Nullable String capability,
        @Nullable String chain,
        Constraints constraints,
        @Nullable OutputFormat format,
        @Nullable String outputSchema,
        Instant submittedAt,
        Instant deadline,
        Map<String, String> labels) {

    public Task {
        requirements = Map.copyOf(requirements);
        labels = Map.copyOf(labels);
    }

    /** The whole text a model would have to read for it, for estimates. */
    public String text() {
        return input == null ? description : description + "\n\n" + input;
    }
}
