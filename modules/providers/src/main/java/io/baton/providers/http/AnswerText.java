package io.baton.providers.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells an answer from the thoughts that some models put before it. */
public final class AnswerText {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    /**
     * Some templates swallow the opening mark; a closing one alone on its line still ends thoughts.
     */
    private static final Pattern LONE_CLOSE = Pattern.compile("(?m)^[ \\t]*</think>[ \\t]*$");

    private AnswerText() {}

    /** The content without thoughts at its start; empty when there is nothing but thoughts. */
    public static String withoutThoughts(String content) {
        String text = content.stripLeading();
        if (text.startsWith(OPEN)) {
            int end = text.indexOf(CLOSE);
            return end < 0 ? "" : text.substring(end + CLOSE.length()).strip();
        }
        Matcher lone = LONE_CLOSE.matcher(text);
        return !text.contains(OPEN) && lone.find() ? text.substring(lone.end()).strip() : content;
    }
}
