/** Texts within the room a model has for them: what is too long is condensed in the open. */
@NullMarked
package io.baton.domain.context;

import org.jspecify.annotations.NullMarked;
