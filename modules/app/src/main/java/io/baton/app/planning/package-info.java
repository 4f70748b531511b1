/**
 * Builds the domain's analyzer from settings: for the analyzer's role, and to explain plans without
 * running them.
 */
@NullMarked
package io.baton.app.planning;

import org.jspecify.annotations.NullMarked;
