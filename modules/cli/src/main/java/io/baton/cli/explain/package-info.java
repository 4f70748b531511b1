/** Plans that are made to be looked at and not to be run. */
@NullMarked
package io.baton.cli.explain;

import org.jspecify.annotations.NullMarked;
