/** The one place from which integration tests get a broker. */
@NullMarked
package io.baton.testbroker;

import org.jspecify.annotations.NullMarked;
