package io.baton.wire.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the JSON parser found wrong, for whoever wrote the JSON: where, what was there and what was
 * expected. The parser's own words also speak to the programmer who calls it, of its sources and
 * switches; that part is left out.
 */
final class ParserMessage {
    private record Rewrite(Pattern pattern, String replacement) {
        static Rewrite of(String regex, String replacement) {
            return new Rewrite(Pattern.compile(regex), replacement);
        }
    }

    private static final List<Rewrite> REWRITES =
            List.of(
                    // Where the open object or array began: unknown for bytes, so always noise.
                    Rewrite.of(" \\([^()]* \\[Source: [^\\]]*\\]\\)", ""),
                    Rewrite.of("\\s*(?:at )?\\[Source: [^\\]]*\\]", ""),
                    Rewrite.of(", from `[^`]*`", ""),
                    Rewrite.of(": enable `[^`]*` to allow", ": expected a number, string or null"),
                    Rewrite.of(
                            "end-of-input in VALUE_STRING",
                            "end-of-input in a string: expected a closing double-quote"));

    private ParserMessage() {}

    /**
     * A sentence without its end, for example {@code The JSON is malformed at line 1, column 3: …}.
     */
    static String of(JacksonException failure) {
        return "The JSON is malformed%s: %s".formatted(where(failure), what(failure));
    }

    private static String where(JacksonException failure) {
        TokenStreamLocation at = failure.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String what(JacksonException failure) {
        if (failure instanceof MismatchedInputException) {
            // Any tree will do, so the only thing that can be wrong with well-formed JSON is this.
            return "there is more after the first value: expected only white space";
        }
        String message = failure.getOriginalMessage();
        String first =
                message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
        for (Rewrite rewrite : REWRITES) {
            first = rewrite.pattern().matcher(first).replaceAll(rewrite.replacement());
        }
        return first;
    }
}
