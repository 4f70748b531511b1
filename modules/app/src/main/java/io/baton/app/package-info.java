/** Baton's application: any set of roles in one process. */
@NullMarked
package io.baton.app;

import org.jspecify.annotations.NullMarked;
