/** The Java client: hand in tasks, watch them, and read what became of them. */
@NullMarked
package io.baton.client;

import org.jspecify.annotations.NullMarked;
