/** From a plan and the outcomes of its stages to one terminal result. */
@NullMarked
package io.baton.domain.synthesis;

import org.jspecify.annotations.NullMarked;
