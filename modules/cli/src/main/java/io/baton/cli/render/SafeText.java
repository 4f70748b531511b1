package io.baton.cli.render;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Makes text that others wrote (answers, errors, headers) safe for a terminal: what could move the
 * cursor, recolour, retitle or reorder what is shown becomes visible instead of effective.
 */
public final class SafeText {
    private SafeText() {}

    /** The text with its line breaks and tabs kept and every other control made visible. */
    public static String block(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder safe = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> append(safe, point, false));
        return safe.toString();
    }

    /** The same on one line: line breaks and tabs become blanks. */
    public static String line(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder safe = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> append(safe, point, true));
        return safe.toString();
    }

    /** The beginning of the text on one line, at most that many characters. */
    public static String preview(@Nullable String text, int most) {
        String line = line(text);
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static void append(StringBuilder safe, int point, boolean oneLine) {
        if (point == '\n' || point == '\t') {
            safe.appendCodePoint(oneLine ? ' ' : point);
        } else if (point < 0x20) {
            safe.appendCodePoint(0x2400 + point);
        } else if (point == 0x7f) {
            safe.append('␡');
        } else if ((point < 0xa0 && point > 0x7f) || reorders(point)) {
            safe.append(String.format(Locale.ROOT, "\\u%04x", point));
        } else {
            safe.appendCodePoint(point);
        }
    }

    /** Whether it is one of the characters that make text read in another order than it is. */
    private static boolean reorders(int point) {
        return (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x200e
                || point == 0x200f
                || point == 0x2028
                || point == 0x2029;
    }
}
