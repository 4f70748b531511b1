package io.baton.cli.failure;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps from the console what says nothing to the person at it: Kafka's clients and the framework
 * warn of what they get over by themselves, and what the command itself says anyway.
 */
public final class ConsoleFilter extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String logger = event.getLoggerName();
        boolean ours = logger.startsWith("io.baton.") && !logger.startsWith("io.baton.cli.failure");
        return ours ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
