/** A provider as somebody else would write it: its one model repeats what it is told. */
@NullMarked
package org.example.echo;

import org.jspecify.annotations.NullMarked;
