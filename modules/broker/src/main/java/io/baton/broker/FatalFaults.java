package io.baton.broker;

import kafka.server.FaultHandlerFactory;

import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What happens when Kafka meets a fault it can't work past. A standalone broker halts its JVM; here
 * the JVM is somebody's application, so the first such fault is kept and reported instead.
 */
final class FatalFaults implements FaultHandlerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(FatalFaults.class);

    private final CompletableFuture<Throwable> first = new CompletableFuture<>();

    /** Completes, normally, with the first fatal fault; never when there is none. */
    CompletionStage<Throwable> first() {
        return first.minimalCompletionStage();
    }

    /** The first fatal fault so far, or {@code otherwise}. */
    Throwable firstOr(Throwable otherwise) {
        return first.getNow(otherwise);
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return fatal
                ? (message, cause) -> handle(name, message, cause, action)
                : new LoggingFaultHandler(name, action);
    }

    private RuntimeException handle(
            String name, String message, @Nullable Throwable cause, Runnable action) {
        LOG.error("The embedded broker met a fatal fault: {}: {}", name, message, cause);
        var fault = new FaultHandlerException(name + ": " + message, cause);
        first.complete(fault);
        action.run();
        return fault;
    }
}
