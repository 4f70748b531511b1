/** A task's whole way, on a real broker, with every role. */
@NullMarked
package io.baton.app.journey;

import org.jspecify.annotations.NullMarked;
