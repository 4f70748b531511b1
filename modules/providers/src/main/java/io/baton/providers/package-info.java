/** Where models come from: the factory, what there is on this machine, and what a name tells. */
@NullMarked
package io.baton.providers;

import org.jspecify.annotations.NullMarked;
