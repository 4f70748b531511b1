/** A faithful fake model server, and the contract that every provider of models passes. */
@NullMarked
package io.baton.testkit;

import org.jspecify.annotations.NullMarked;
