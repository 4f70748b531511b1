/** Placeholder. */
@org.jspecify.annotations.NullMarked
package io.baton.providers;
