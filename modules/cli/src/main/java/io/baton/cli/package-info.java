/** The {@code baton} command: one class for each subcommand, and what they share. */
@NullMarked
package io.baton.cli;

import org.jspecify.annotations.NullMarked;
