/** HTTP to model servers: calls with a deadline that holds, and failures that are typed. */
@NullMarked
package io.baton.providers.http;

import org.jspecify.annotations.NullMarked;
