/**
 * What Baton promises, tried on real processes: each class kills, stops or breaks something in the
 * middle of work and accounts for every task afterwards. The short ones always run; {@code
 * -Pguarantees} adds those that take minutes and makes the others longer.
 */
@NullMarked
package io.baton.app.guarantee;

import org.jspecify.annotations.NullMarked;
