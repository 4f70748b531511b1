package io.baton.cli.deadletter;

import io.baton.cli.CommandGroup;
import io.baton.cli.Surroundings;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands about dead letters. */
@Command(
        name = "dlq",
        description = "Records that could not be handled: list them, look at one, put them back.",
        footer = {
            "",
            "A dead letter stays in its topic until the topic's retention ends, also after a replay.",
            "'Replays' counts how often a record had been replayed before it came back."
        })
public final class DlqCommand extends CommandGroup {
    /** The group with its subcommands. */
    public static CommandLine create(Surroundings surroundings) {
        return new CommandLine(new DlqCommand())
                .addSubcommand(new ListCommand(surroundings))
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new ReplayCommand(surroundings));
    }
}
