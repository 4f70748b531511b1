package io.baton.cli.console;

import io.baton.cli.render.Style;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out the result
 * @param err progress and trouble
 * @param interactive whether a person watches a terminal, so that lines may be redrawn
 * @param width columns of that terminal, 40 or more
 */
public record Screen(
        PrintWriter out, PrintWriter err, Style style, boolean interactive, int width) {
    private static final int USUAL_WIDTH = 100;

    /** What this process writes to, as far as it can be known. */
    public static Screen detect(PrintWriter out, PrintWriter err, Map<String, String> environment) {
        boolean terminal = isTerminal();
        boolean redrawable = terminal && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(
                out, err, Style.of(terminal, environment), redrawable, width(environment));
    }

    /** The same, but with progress among the results, for a command that is all show. */
    public Screen withProgressOnOut() {
        return new Screen(out, out, style, interactive, width);
    }

    // From 22 to 24 the JDK had a console even without a terminal; 25 has none again.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static int width(Map<String, String> environment) {
        try {
            return Math.max(40, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException notSet) {
            return USUAL_WIDTH;
        }
    }
}
