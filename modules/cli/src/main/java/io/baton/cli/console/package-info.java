/** The terminal that a command writes to: what it can show, and the progress drawn on it. */
@NullMarked
package io.baton.cli.console;

import org.jspecify.annotations.NullMarked;
