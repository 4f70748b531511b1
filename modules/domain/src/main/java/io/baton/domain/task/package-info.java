/** What was asked: tasks, their limits and the format of their answer. */
@NullMarked
package io.baton.domain.task;

import org.jspecify.annotations.NullMarked;
