package io.baton.cli;

import io.baton.cli.probe.ModelsProbeCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands about models. */
@Command(
        name = "models",
        description = "Looks at models, measures them, and forgets what was learnt about them.")
final class ModelsCommand extends CommandGroup {

    /** The group with its subcommands. */
    static CommandLine create(Surroundings surroundings) {
        return new CommandLine(new ModelsCommand())
                .addSubcommand(new ModelsListCommand(surroundings))
                .addSubcommand(new ModelsProbeCommand(surroundings))
                .addSubcommand(new ModelsResetLearningCommand(surroundings));
    }
}
