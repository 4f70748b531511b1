/**
 * What a cluster's tools ask this process over HTTP: is it ready, is it stuck, how much does it do.
 */
@NullMarked
package io.baton.app.management;

import org.jspecify.annotations.NullMarked;
