/** Checks what is deployed against what is built: the chart and the files of {@code deploy/}. */
@NullMarked
package io.baton.deployment;

import org.jspecify.annotations.NullMarked;
