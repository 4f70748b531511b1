package io.baton.domain.synthesis;

/** The syntax of JSON (RFC 8259), without building anything of it. Nesting is bounded. */
final class JsonSyntax {
    private static final int MAX_DEPTH = 200;
    private static final int NONE = -1;

    private final String text;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** Whether that text, without space around it, is one value. */
    static boolean isDocument(String text) {
        return !text.isEmpty() && endOfValue(text, 0) == text.length();
    }

    /** Where the value that begins there ends; -1 when none does. */
    static int endOfValue(String text, int start) {
        return new JsonSyntax(text).value(start, 0);
    }

    private int value(int at, int depth) {
        if (at >= text.length() || depth > MAX_DEPTH) {
            return NONE;
        }
        return switch (text.charAt(at)) {
            case '{' -> members(at, '}', depth, true);
            case '[' -> members(at, ']', depth, false);
            case '"' -> string(at);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            default -> number(at);
        };
    }

    private int members(int start, char close, int depth, boolean named) {
        int at = space(start + 1);
        if (is(at, close)) {
            return at + 1;
        }
        while (true) {
            if (named) {
                at = string(at);
                at = at < 0 ? NONE : space(at);
                if (!is(at, ':')) {
                    return NONE;
                }
                at = space(at + 1);
            }
            at = value(at, depth + 1);
            if (at < 0) {
                return NONE;
            }
            at = space(at);
            if (is(at, close)) {
                return at + 1;
            }
            if (!is(at, ',')) {
                return NONE;
            }
            at = space(at + 1);
        }
    }

    private int string(int start) {
        if (!is(start, '"')) {
            return NONE;
        }
        int at = start + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c < ' ') {
                return NONE;
            }
            at = c == '\\' ? escape(at + 1) : at + 1;
            if (at < 0) {
                return NONE;
            }
        }
        return NONE;
    }

    private int escape(int at) {
        if (at >= text.length()) {
            return NONE;
        }
        if (text.charAt(at) != 'u') {
            return "\"\\/bfnrt".indexOf(text.charAt(at)) < 0 ? NONE : at + 1;
        }
        for (int digit = 1; digit <= 4; digit++) {
            if (at + digit >= text.length()
                    || Character.digit(text.charAt(at + digit), 16) < 0
                    || text.charAt(at + digit) > 'f') {
                return NONE;
            }
        }
        return at + 5;
    }

    private int number(int start) {
        int at = is(start, '-') ? start + 1 : start;
        int whole = digits(at);
        if (whole == at || (is(at, '0') && whole > at + 1)) {
            return NONE;
        }
        at = whole;
        if (is(at, '.')) {
            int fraction = digits(at + 1);
            if (fraction == at + 1) {
                return NONE;
            }
            at = fraction;
        }
        if (is(at, 'e') || is(at, 'E')) {
            int sign = is(at + 1, '+') || is(at + 1, '-') ? at + 2 : at + 1;
            int exponent = digits(sign);
            return exponent == sign ? NONE : exponent;
        }
        return at;
    }

    private int digits(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private int word(int at, String word) {
        return text.startsWith(word, at) ? at + word.length() : NONE;
    }

    private int space(int at) {
        int end = at;
        while (end < text.length() && " \t\r\n".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private boolean is(int at, char c) {
        return at >= 0 && at < text.length() && text.charAt(at) == c;
    }
}
