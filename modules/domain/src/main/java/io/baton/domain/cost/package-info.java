/** Money: what tokens cost, and what calls come to. */
@NullMarked
package io.baton.domain.cost;

import org.jspecify.annotations.NullMarked;
