/** What a user may configure, checked when it is read, and what it becomes for the rest. */
@NullMarked
package io.baton.app.config;

import org.jspecify.annotations.NullMarked;
