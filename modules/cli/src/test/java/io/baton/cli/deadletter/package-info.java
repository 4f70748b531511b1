/** Tests. */
@NullMarked
package io.baton.cli.deadletter;

import org.jspecify.annotations.NullMarked;
