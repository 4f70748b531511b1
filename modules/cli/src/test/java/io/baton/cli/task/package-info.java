/** Tests. */
@NullMarked
package io.baton.cli.task;

import org.jspecify.annotations.NullMarked;
