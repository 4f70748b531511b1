package io.baton.domain.planning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a task's text in which its request may stand. Material that a request is about
 * stands behind it, before it or between its halves, so the middle of a long text is left out.
 *
 * @param whole the text, or the beginning and the end of a long one
 * @param asked the first sentence, without greeting and without "You are …" before it
 * @param last the end of a text that is longer than a sentence or two; else the whole
 * @param full the text as it came, without blanks around it
 */
record RequestText(String whole, String asked, String last, String full) {
    private static final int HEAD = 500;
    private static final int TAIL = 200;
    private static final int LONGEST_SENTENCE = 250;

    /** A sentence is at least so long: "Hi." and "1." are none. */
    private static final int SHORTEST_SENTENCE = 20;

    private static final Pattern END = Pattern.compile("\\n|(?<=[.!?:])\\s");
    private static final Pattern ROLE =
            Pattern.compile(
                    "^(?:(?:hi|hello|hey)[^.!?\\n]{0,20}[.!,]\\s*)?"
                            + "(?:i want you to |please |you will |now )?"
                            + "(?:act|you are|you're|pretend|imagine|as an?|assume|suppose|play"
                            + "|take on|ignore|forget)\\b[^.!?:\\n]{0,200}[.!?:\\n]\\s*",
                    Pattern.CASE_INSENSITIVE);

    static RequestText of(String text) {
        String full = text.strip();
        String whole =
                full.length() <= HEAD + TAIL
                        ? full
                        : full.substring(0, HEAD) + '\n' + end(full, TAIL);
        return new RequestText(whole, firstSentence(withoutRole(full)), lastOf(full), full);
    }

    /** Whether a role or greeting stands before what is asked. */
    boolean hasRole() {
        return !withoutRole(full).equals(full);
    }

    private static String withoutRole(String text) {
        Matcher role = ROLE.matcher(text);
        return role.find() && role.end() < text.length() - 8 ? text.substring(role.end()) : text;
    }

    private static String firstSentence(String text) {
        Matcher end = END.matcher(text);
        int length =
                text.length() > SHORTEST_SENTENCE && end.find(SHORTEST_SENTENCE)
                        ? end.start()
                        : text.length();
        return text.substring(0, Math.min(length, LONGEST_SENTENCE));
    }

    private static String lastOf(String text) {
        if (text.length() <= TAIL) {
            return text;
        }
        String tail = end(text, TAIL);
        Matcher end = END.matcher(tail);
        return end.find() && end.end() < TAIL * 3 / 4 ? tail.substring(end.end()) : tail;
    }

    private static String end(String text, int length) {
        return text.substring(text.length() - length);
    }
}
