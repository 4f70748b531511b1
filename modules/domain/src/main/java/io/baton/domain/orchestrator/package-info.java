/** Running stages and whole tasks within one process, with no broker. */
@NullMarked
package io.baton.domain.orchestrator;

import org.jspecify.annotations.NullMarked;
