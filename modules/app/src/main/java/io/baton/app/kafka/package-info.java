/** How clients and topics are set up. */
@NullMarked
package io.baton.app.kafka;

import org.jspecify.annotations.NullMarked;
