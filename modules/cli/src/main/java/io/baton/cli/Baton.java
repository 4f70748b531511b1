package io.baton.cli;

import io.baton.cli.console.Screen;
import io.baton.cli.deadletter.DlqCommand;
import io.baton.cli.failure.FailureHandler;
import io.baton.cli.failure.UsageHandler;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The {@code baton} command. */
@Command(
        name = "baton",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Message-driven orchestration of language models on Apache Kafka.",
        footer = {
            "",
            "Begin with:",
            "  ./baton demo      shows everything at work, and ends",
            "  ./baton up        runs a broker and all roles until stopped",
            "  ./baton submit --type analysis --input report.txt \"What matters here?\""
        })
public final class Baton extends CommandGroup {
    private Baton() {}

    public static void main(String[] arguments) {
        // The log is configured by logback.xml alone; Spring would replace it at start.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(
                        Screen.detect(out, err, System.getenv()),
                        System.in,
                        System.getenv(),
                        Path.of(System.getProperty("user.home", ".")));
        System.exit(commandLine(surroundings).execute(arguments));
    }

    /** The whole tree of commands in those surroundings. */
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
        tree.setOut(surroundings.screen().out());
        tree.setErr(surroundings.screen().err());
        tree.setExecutionExceptionHandler(new FailureHandler());
        tree.setParameterExceptionHandler(new UsageHandler());
        helpEverywhere(tree);
        return tree;
    }

    private static void helpEverywhere(CommandLine command) {
        command.getSubcommands()
                .values()
                .forEach(
                        sub -> {
                            if (!sub.isUsageHelpRequested()
                                    && sub.getCommandSpec().findOption("--help") == null) {
                                sub.getCommandSpec().mixinStandardHelpOptions(true);
                            }
                            helpEverywhere(sub);
                        });
    }
}
