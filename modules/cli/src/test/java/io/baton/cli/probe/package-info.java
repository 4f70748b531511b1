/** Tests. */
@NullMarked
package io.baton.cli.probe;

import org.jspecify.annotations.NullMarked;
