/** Ollama, by its own API. */
@NullMarked
package io.baton.providers.ollama;

import org.jspecify.annotations.NullMarked;
