package io.baton.cli.failure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.util.Optional;

/**
 * Turns an exception of a command into a message on standard error and an exit code. What is known
 * becomes a sentence; the rest becomes its message and the place of the log that has the trace.
 */
public final class FailureHandler implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof UsageError) {
            var usage = new ParameterException(command, String.valueOf(failure.getMessage()));
            return new UsageHandler().handleParseException(usage, new String[0]);
        }
        Optional<String> sentence = Explanation.of(failure);
        if (sentence.isPresent()) {
            LOG.debug("The command failed.", failure);
            command.getErr().println("baton: " + sentence.get());
        } else {
            LOG.error("The command failed unexpectedly.", failure);
            command.getErr().println("baton: Something went wrong: " + summary(failure));
            command.getErr()
                    .println("The full trace is in " + LogFolder.current().resolve("baton.log"));
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String summary(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }
}
