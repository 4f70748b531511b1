/**
 * Answers that models gave before, given again to the very same calls: kept in memory within bounds
 * and shared among workers by a topic. Two calls are the same when all that could make the answer
 * another is the same, never when they only mean about the same.
 */
@NullMarked
package io.baton.app.worker.cache;

import org.jspecify.annotations.NullMarked;
