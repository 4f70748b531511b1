package io.baton.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands about tasks that were submitted. */
@Command(name = "tasks", description = "Looks at a task, cancels it, or rates its answer.")
final class TasksCommand extends CommandGroup {

    /** The group with its subcommands. */
    static CommandLine create(Surroundings surroundings) {
        return new CommandLine(new TasksCommand())
                .addSubcommand(new TasksGetCommand(surroundings))
                .addSubcommand(new TasksCancelCommand(surroundings))
                .addSubcommand(new TasksRateCommand(surroundings));
    }
}
