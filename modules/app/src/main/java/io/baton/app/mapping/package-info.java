/** Between the records on the wire and the values of the domain; nowhere else do the two meet. */
@NullMarked
package io.baton.app.mapping;

import org.jspecify.annotations.NullMarked;
