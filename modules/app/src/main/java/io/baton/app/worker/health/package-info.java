/**
 * How the models of this worker do: what their calls showed lately, and which of them must be left
 * alone for now.
 */
@NullMarked
package io.baton.app.worker.health;

import org.jspecify.annotations.NullMarked;
