package io.baton.cli.failure;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line in a sentence, and where to read what would be right. */
public final class UsageHandler implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("baton: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        command.getErr()
                .println(
                        "See './"
                                + command.getCommandSpec().qualifiedName()
                                + " --help' for what is possible.");
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }
}
