/** A broker and every role in one process, for a person at a machine. */
@NullMarked
package io.baton.cli.allinone;

import org.jspecify.annotations.NullMarked;
