/**
 * The models this worker serves: found, kept up to date, called within their permits, announced.
 */
@NullMarked
package io.baton.app.worker.model;

import org.jspecify.annotations.NullMarked;
