/** LM Studio: its own API says what is there, OpenAI's chat completions answer. */
@NullMarked
package io.baton.providers.lmstudio;

import org.jspecify.annotations.NullMarked;
