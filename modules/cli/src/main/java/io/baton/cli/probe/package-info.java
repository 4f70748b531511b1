/** The command that measures what models are good at. */
@NullMarked
package io.baton.cli.probe;

import org.jspecify.annotations.NullMarked;
