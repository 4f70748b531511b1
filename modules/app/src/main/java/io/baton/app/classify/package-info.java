/**
 * Asks a language model what a text needs when the embedded classifier is not sure, for the
 * analyzer's role and to explain plans.
 */
@NullMarked
package io.baton.app.classify;

import org.jspecify.annotations.NullMarked;
