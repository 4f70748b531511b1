package io.baton.domain.probe;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer comes to: what stands after its last {@code Answer:}, else its last line. Baton's
 * probes ask for such a line, so that a model may think aloud before it.
 */
final class FinalAnswer {
    private static final Pattern MARKUP = Pattern.compile("[*_`$#>]+|\\\\(boxed|text)\\b|[{}\\\\]");
    private static final Pattern LABEL =
            Pattern.compile("(?i)^(?:the )?(?:final )?answer\\s{0,5}(?:is)?\\s{0,5}[:=](.*)$");

    private FinalAnswer() {}

    /** The text of it on one line, empty when the answer is blank. */
    static String in(String answer) {
        List<String> lines = PlainText.lines(MARKUP.matcher(answer).replaceAll(""));
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher label = LABEL.matcher(lines.get(i));
            if (label.matches()) {
                String rest = label.group(1).strip();
                boolean below = rest.isEmpty() && i + 1 < lines.size();
                return below ? lines.get(i + 1) : rest;
            }
        }
        return lines.isEmpty() ? "" : lines.getLast();
    }
}
