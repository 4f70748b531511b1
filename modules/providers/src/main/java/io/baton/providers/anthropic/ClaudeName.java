package io.baton.providers.anthropic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a Claude tells about what its API takes: parameters have come and gone with the
 * generations, and a model answers 400 to what it does not take.
 *
 * @param generation for example 405 for Claude 4.5; 0 when the name tells none, as with other
 *     vendors' models
 */
record ClaudeName(int generation) {
    /**
     * {@code claude-opus-4-5-20251101}, {@code claude-3-5-sonnet-latest}; eight digits are a day.
     */
    private static final Pattern NAME =
            Pattern.compile("claude-(?:[a-z]+-)?(\\d{1,2})(?:[-.](\\d{1,2})(?!\\d))?");

    /** The day of a version, or the mark of an alias, at the end of a name. */
    private static final Pattern VERSION = Pattern.compile("[-@](latest|\\d{8})$");

    private static final int FIRST_WITH_OUTPUT_FORMAT = 405;
    private static final int LAST_THAT_TAKES_ORDERS = 406;

    static ClaudeName of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.find()) {
            // A preview of the newest bears no number.
            return new ClaudeName(name.contains("-preview") ? LAST_THAT_TAKES_ORDERS + 1 : 0);
        }
        int minor = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return new ClaudeName(100 * Integer.parseInt(matcher.group(1)) + minor);
    }

    /** Whether {@code output_config.format} may hold a schema. */
    boolean takesOutputFormat() {
        return generation >= FIRST_WITH_OUTPUT_FORMAT;
    }

    /** Whether it takes {@code temperature} or {@code top_p}, but not both of them. */
    boolean takesSampling() {
        return generation <= LAST_THAT_TAKES_ORDERS;
    }

    /** Whether it may be told to call a certain tool; those that always think may not. */
    boolean takesForcedTool() {
        return generation <= LAST_THAT_TAKES_ORDERS;
    }

    /** Whether both names stand for the same model, one of them perhaps for its latest version. */
    static boolean same(String asked, String answered) {
        return withoutVersion(asked).equals(withoutVersion(answered));
    }

    private static String withoutVersion(String name) {
        return VERSION.matcher(name).replaceFirst("").replaceFirst("-0$", "");
    }
}
