package io.baton.cli.render;

import java.util.Map;

/**
 * Colours for a terminal, or none.
 *
 * @param colour whether escape sequences may be written
 */
public record Style(boolean colour) {

    /** No colours: for files, pipes and tests. */
    public static final Style PLAIN = new Style(false);

    /** Colours when writing to a terminal, unless the environment has {@code NO_COLOR} set. */
    public static Style of(boolean terminal, Map<String, String> environment) {
        boolean unwanted =
                !environment.getOrDefault("NO_COLOR", "").isEmpty()
                        || environment.getOrDefault("TERM", "").equals("dumb");
        return new Style(terminal && !unwanted);
    }

    String bold(String text) {
        return wrap("1", text);
    }

    String dim(String text) {
        return wrap("2", text);
    }

    String good(String text) {
        return wrap("32", text);
    }

    String bad(String text) {
        return wrap("31", text);
    }

    String doubtful(String text) {
        return wrap("33", text);
    }

    private String wrap(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
