package io.baton.cli.failure;

import ch.qos.logback.classic.Level;
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
        boolean ours = logger.startsWith("io.baton.") && !explained(logger);
        boolean grave =
                event.getLevel().isGreaterOrEqual(Level.ERROR)
                        && !explained(logger)
                        && !restoring(logger);
        return ours || grave ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /**
     * After a kill the streams' state is read again from its topic, which is logged as an error.
     */
    private static boolean restoring(String logger) {
        return logger.equals("org.apache.kafka.streams.processor.internals.TaskManager");
    }

    /** Whether the failure handler has already told the person. */
    private static boolean explained(String logger) {
        return logger.startsWith("io.baton.cli.failure");
    }
}
