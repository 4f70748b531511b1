package io.baton.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands about topics. */
@Command(name = "topics", description = "Makes Baton's topics on a cluster, or shows them.")
final class TopicsCommand extends CommandGroup {

    /** The group with its subcommands. */
    static CommandLine create(Surroundings surroundings) {
        return new CommandLine(new TopicsCommand())
                .addSubcommand(new TopicsCreateCommand(surroundings))
                .addSubcommand(new TopicsDescribeCommand(surroundings));
    }
}
