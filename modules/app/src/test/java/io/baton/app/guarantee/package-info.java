/**
 * What Baton promises, tried on real processes: each class kills, stops or breaks something in the
 * middle of work and accounts for every task afterwards. {@code -Pguarantees} makes it longer.
 */
@NullMarked
package io.baton.app.guarantee;

import org.jspecify.annotations.NullMarked;
