/** A pool: reads stages that wait, calls models for them, and writes what came of it. */
@NullMarked
package io.baton.app.worker;

import org.jspecify.annotations.NullMarked;
