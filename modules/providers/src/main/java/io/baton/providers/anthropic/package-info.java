/** Anthropic's models over its Messages API. */
@NullMarked
package io.baton.providers.anthropic;

import org.jspecify.annotations.NullMarked;
