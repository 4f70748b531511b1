/** A task as it is described on the command line. */
@NullMarked
package io.baton.cli.task;

import org.jspecify.annotations.NullMarked;
