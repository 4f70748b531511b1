/** Reads tasks and decides: a plan and its first stages, or a refusal, in one transaction. */
@NullMarked
package io.baton.app.analyzer;

import org.jspecify.annotations.NullMarked;
