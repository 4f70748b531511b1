/** Tests. */
@NullMarked
package io.baton.cli.cluster;

import org.jspecify.annotations.NullMarked;
