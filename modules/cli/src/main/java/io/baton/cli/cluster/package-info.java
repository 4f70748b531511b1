/** The Kafka cluster that a command talks to: where it is, how to get in, whether it answers. */
@NullMarked
package io.baton.cli.cluster;

import org.jspecify.annotations.NullMarked;
