/** Tests. */
@NullMarked
package io.baton.cli.explain;

import org.jspecify.annotations.NullMarked;
