/**
 * What a user is told when something goes wrong: a sentence and what helps, never a stack trace.
 */
@NullMarked
package io.baton.cli.failure;

import org.jspecify.annotations.NullMarked;
