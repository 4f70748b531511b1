/** Joins plans and outcomes: the shell around the domain's state machine, on Kafka Streams. */
@NullMarked
package io.baton.app.synthesizer;

import org.jspecify.annotations.NullMarked;
