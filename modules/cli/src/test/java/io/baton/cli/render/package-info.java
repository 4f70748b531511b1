/** Tests. */
@NullMarked
package io.baton.cli.render;

import org.jspecify.annotations.NullMarked;
