/** Which providers there are by the settings, for every role that calls models. */
@NullMarked
package io.baton.app.provider;

import org.jspecify.annotations.NullMarked;
