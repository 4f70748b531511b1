package io.baton.cli.deadletter;

import io.baton.cli.Surroundings;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of commands about dead letters. */
@Command(
        name = "dlq",
        description = "Records that could not be handled: list them, look at one, put them back.",
        footer = {
            "",
            "A dead letter stays in its topic until the topic's retention ends, also after a replay.",
            "'Replays' counts how often a record had been replayed before it came back."
        })
public final class DlqCommand implements Runnable {
    @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

    /** The group with its subcommands. */
    public static CommandLine create(Surroundings surroundings) {
        return new CommandLine(new DlqCommand())
                .addSubcommand(new ListCommand(surroundings))
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new ReplayCommand(surroundings));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "Say what to do: list, show or replay.");
        }
    }
}
