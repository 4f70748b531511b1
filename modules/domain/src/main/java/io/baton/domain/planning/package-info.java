/** From a task to a plan: its capability, its chain, and the models that may run each stage. */
@NullMarked
package io.baton.domain.planning;

import org.jspecify.annotations.NullMarked;
