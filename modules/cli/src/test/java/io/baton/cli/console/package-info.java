/** Tests. */
@NullMarked
package io.baton.cli.console;

import org.jspecify.annotations.NullMarked;
