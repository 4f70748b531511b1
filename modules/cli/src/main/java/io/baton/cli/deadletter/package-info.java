/** The tools for records that could not be handled: list them, look at one, put them back. */
@NullMarked
package io.baton.cli.deadletter;

import org.jspecify.annotations.NullMarked;
