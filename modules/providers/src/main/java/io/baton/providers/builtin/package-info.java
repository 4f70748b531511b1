/** What can honestly be done with text without a language model, in this process. */
@NullMarked
package io.baton.providers.builtin;

import org.jspecify.annotations.NullMarked;
