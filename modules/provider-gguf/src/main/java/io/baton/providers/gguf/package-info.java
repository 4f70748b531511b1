/**
 * Models in GGUF files, run in this process by llama.cpp.
 *
 * <p>Native code that fails an assertion ends the process, so what it is given is checked before:
 * files by {@link io.baton.providers.gguf.GgufFile}; and what is known to throw across its border
 * (chat templates of the file, grammars made of schemas) is not called but done here.
 */
@NullMarked
package io.baton.providers.gguf;

import org.jspecify.annotations.NullMarked;
