/** Measures what models are good at: small tasks whose answers a program can check. */
@NullMarked
package io.baton.domain.probe;

import org.jspecify.annotations.NullMarked;
