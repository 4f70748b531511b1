package io.baton.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands about models. */
@Command(name = "models", description = "Looks at the models that are served.")
final class ModelsCommand extends CommandGroup {

    /** The group with its subcommands. */
    static CommandLine create(Surroundings surroundings) {
        return new CommandLine(new ModelsCommand())
                .addSubcommand(new ModelsListCommand(surroundings));
    }
}
