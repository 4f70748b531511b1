package io.baton.cli;

import io.baton.cli.console.Screen;
import io.baton.cli.deadletter.DlqCommand;
import io.baton.cli.deadletter.LetterId;
import io.baton.cli.failure.FailureHandler;
import io.baton.cli.failure.UsageHandler;
import io.baton.cli.task.Deadline;
import io.baton.cli.task.Rating;
import io.baton.cli.task.TaskId;
import io.baton.client.ResultPosition;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The command {@code ./baton}. Ends with 0 for success, 1 for failure, 2 for wrong usage. */
@Command(
        name = "baton",
        description = "Runs tasks on language models, by way of Apache Kafka.",
        versionProvider = Version.class,
        footer = {"", "Begin with:  ./baton demo"})
public final class Baton extends CommandGroup {

    public static void main(String[] arguments) {
        // Spring would set up logging by itself and forget what logback.xml says.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var surroundings =
                new Surroundings(
                        Screen.detect(out, err, System.getenv()),
                        System.in,
                        System.getenv(),
                        Path.of(System.getProperty("user.home", ".")));
        int code = commandLine(surroundings).execute(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** The whole tree of commands. */
    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine tree =
                new CommandLine(new Baton())
                        .addSubcommand(new DemoCommand(surroundings))
                        .addSubcommand(new UpCommand(surroundings))
                        .addSubcommand(new RunCommand(surroundings))
                        .addSubcommand(new SubmitCommand(surroundings))
                        .addSubcommand(TasksCommand.create(surroundings))
                        .addSubcommand(new ResultsCommand(surroundings))
                        .addSubcommand(new ExplainCommand(surroundings))
                        .addSubcommand(ModelsCommand.create(surroundings))
                        .addSubcommand(TopicsCommand.create(surroundings))
                        .addSubcommand(DlqCommand.create(surroundings));
        withHelp(tree);
        return tree.registerConverter(Deadline.class, checked(Deadline::parse))
                .registerConverter(ResultPosition.class, checked(ResultPosition::parse))
                .registerConverter(TaskId.class, checked(TaskId::parse))
                .registerConverter(Rating.class, checked(Rating::parse))
                .registerConverter(LetterId.class, checked(LetterId::parse))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(surroundings.screen().out())
                .setErr(surroundings.screen().err())
                .setExecutionExceptionHandler(new FailureHandler())
                .setParameterExceptionHandler(new UsageHandler());
    }

    private static void withHelp(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
        command.getSubcommands().values().forEach(Baton::withHelp);
    }

    /** Picocli shows the message of its own exception only. */
    private static <T> ITypeConverter<T> checked(ITypeConverter<T> parser) {
        return text -> {
            try {
                return parser.convert(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }
}
