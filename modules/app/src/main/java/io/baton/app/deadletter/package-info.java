/** Where records go that cannot be handled: whole, and with the reason. */
@NullMarked
package io.baton.app.deadletter;

import org.jspecify.annotations.NullMarked;
