package io.baton.domain.model;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One call of a model.
 *
 * @param prompt what to say to it
 * @param role the role it plays, for models that are no language models
 * @param capability what it is asked to be good at
 * @param maxOutputTokens most tokens to answer with; 0 leaves it to the model
 * @param format the format of the answer; {@link OutputFormat#JSON} asks the provider for its
 *     structured output
 * @param outputSchema JSON schema of a JSON answer
 * @param deadline when the call must have ended, one way or the other
 */
public record ModelRequest(
        Prompt prompt,
        Role role,
        String capability,
        int maxOutputTokens,
        OutputFormat format,
        @Nullable String outputSchema,
        Instant deadline) {}
