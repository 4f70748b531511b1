/** What the roles check about the form of answers. */
@NullMarked
package io.baton.app.format;

import org.jspecify.annotations.NullMarked;
