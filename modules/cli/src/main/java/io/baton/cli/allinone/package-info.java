/** Everything in one process: the broker, the roles and what stops them in the right order. */
@NullMarked
package io.baton.cli.allinone;

import org.jspecify.annotations.NullMarked;
