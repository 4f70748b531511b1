package io.baton.cli;

import io.baton.cli.console.Screen;
import io.baton.cli.render.Style;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * One call of the command, in this process.
 *
 * @param code what the process would end with
 */
record CommandRun(int code, String out, String err) {

    /** Calls the command with those arguments and nothing on standard input. */
    static CommandRun of(Path home, String... arguments) {
        return withInput(home, "", arguments);
    }

    static CommandRun withInput(Path home, String input, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var screen =
                new Screen(new PrintWriter(out), new PrintWriter(err), Style.PLAIN, false, 100);
        var surroundings =
                new Surroundings(
                        screen,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        Map.of(),
                        home);
        int code = Baton.commandLine(surroundings).execute(arguments);
        screen.out().flush();
        screen.err().flush();
        return new CommandRun(code, out.toString(), err.toString());
    }
}
