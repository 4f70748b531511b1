/** Models as Baton sees them: what they are good at, how they are called, how they fail. */
@NullMarked
package io.baton.domain.model;

import org.jspecify.annotations.NullMarked;
