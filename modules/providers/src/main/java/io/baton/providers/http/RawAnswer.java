package io.baton.providers.http;

import io.baton.domain.model.Usage;

/**
 * An answer as a server gave it.
 *
 * @param content may be empty, may begin with thoughts
 * @param model the model that says it answered, empty when it does not say
 * @param finish why it ended: {@code stop}, {@code length}, {@code content_filter} …
 */
public record RawAnswer(String content, String model, Usage usage, String finish) {}
