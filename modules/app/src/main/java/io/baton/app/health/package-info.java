/** How each role of this process is, for those who watch it. */
@NullMarked
package io.baton.app.health;

import org.jspecify.annotations.NullMarked;
