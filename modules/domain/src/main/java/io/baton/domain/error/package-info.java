/**
 * What can go wrong, said the same way everywhere: stable codes, and errors that carry their
 * attempts.
 */
@NullMarked
package io.baton.domain.error;

import org.jspecify.annotations.NullMarked;
