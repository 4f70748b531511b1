/** OpenAI and the servers that speak its chat completions: vLLM, llama.cpp and many more. */
@NullMarked
package io.baton.providers.openai;

import org.jspecify.annotations.NullMarked;
