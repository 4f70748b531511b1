/** Chains of stages, the roles in them, and the prompts that a role gives a model. */
@NullMarked
package io.baton.domain.chain;

import org.jspecify.annotations.NullMarked;
