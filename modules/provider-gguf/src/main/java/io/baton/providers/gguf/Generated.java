package io.baton.providers.gguf;

import io.baton.domain.model.Usage;

/**
 * What a model said.
 *
 * @param truncated whether it was stopped at its limit
 */
record Generated(String text, Usage usage, boolean truncated) {}
