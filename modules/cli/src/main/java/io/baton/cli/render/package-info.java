/** Turns what Baton says into text for people: pure, no terminal and no cluster is touched here. */
@NullMarked
package io.baton.cli.render;

import org.jspecify.annotations.NullMarked;
