/** What models there are anywhere, as their workers announce them. */
@NullMarked
package io.baton.app.registry;

import org.jspecify.annotations.NullMarked;
