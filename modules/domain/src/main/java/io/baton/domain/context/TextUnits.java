package io.baton.domain.context;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pieces of a text that stay whole: a fenced block of code, a sentence, a line that stands for
 * itself. Invariant: joined, they are the text, to the letter.
 */
final class TextUnits {
    /** A line that begins something of its own: a list item, a heading, a row, a quote, data. */
    private static final Pattern OWN_LINE =
            Pattern.compile(
                    "\\s*(?:[-*+•>|{}\\[\\]\"]|#{1,6}\\s|\\d{1,4}[.)]\\s).*", Pattern.DOTALL);

    /** Where a sentence ends; what follows begins the next one. */
    private static final Pattern END =
            Pattern.compile("[.!?…]+[\"'”’»)\\]]*\\s+(?=[^\\p{Ll}\\s])|[。！？]+[」』”’）]*\\s*");

    /** "z. B. ", "e. g. ", "J. Smith", "3. ": a point that ends no sentence. */
    private static final Pattern NO_END =
            Pattern.compile("(?:^|[\\s(.])(?:\\p{L}|\\d{1,3})\\.\\s+$");

    private final List<String> units = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private String fence = "";

    private TextUnits() {}

    /** The pieces of that text, in its order; none is empty. */
    static List<String> of(String text) {
        TextUnits units = new TextUnits();
        lines(text).forEach(units::line);
        if (units.fence.isEmpty()) {
            units.endProse();
        }
        units.endUnit();
        return List.copyOf(units.units);
    }

    /** The lines of that text with their ends. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(from, next));
            from = next;
        }
        return lines;
    }

    private void line(String line) {
        String marks = fenceMarks(line);
        if (!fence.isEmpty()) {
            open.append(line);
            if (marks.startsWith(fence) && line.strip().equals(marks)) {
                endUnit();
                fence = "";
            }
        } else if (!marks.isEmpty()) {
            endProse();
            open.append(line);
            fence = marks;
        } else if (line.isBlank()) {
            open.append(line);
            endProse();
        } else {
            if (OWN_LINE.matcher(line).matches()) {
                endProse();
            }
            open.append(line);
        }
    }

    /** The signs that open or close a fence at the beginning of that line; empty without. */
    private static String fenceMarks(String line) {
        String text = line.strip();
        int length = 0;
        while (length < text.length()
                && (text.charAt(0) == '`' || text.charAt(0) == '~')
                && text.charAt(length) == text.charAt(0)) {
            length++;
        }
        boolean inline = length >= 3 && text.indexOf('`', length) >= 0;
        return length < 3 || inline ? "" : text.substring(0, length);
    }

    private void endUnit() {
        if (!open.isEmpty()) {
            units.add(open.toString());
            open.setLength(0);
        }
    }

    /** Blank lines belong to what stands before them. */
    private void endProse() {
        String prose = open.toString();
        open.setLength(0);
        if (prose.isBlank()) {
            if (units.isEmpty()) {
                open.append(prose);
            } else {
                units.add(units.removeLast() + prose);
            }
            return;
        }
        List<String> sentences = sentences(prose);
        units.addAll(sentences.size() == 1 ? lines(prose) : sentences);
    }

    private static List<String> sentences(String prose) {
        List<String> sentences = new ArrayList<>();
        Matcher end = END.matcher(prose);
        int from = 0;
        while (end.find()) {
            String sentence = prose.substring(from, end.end());
            if (!NO_END.matcher(sentence).find()) {
                sentences.add(sentence);
                from = end.end();
            }
        }
        if (from < prose.length()) {
            sentences.add(prose.substring(from));
        }
        return joinBlank(sentences);
    }

    private static List<String> joinBlank(List<String> sentences) {
        List<String> joined = new ArrayList<>();
        for (String sentence : sentences) {
            if (sentence.isBlank() && !joined.isEmpty()) {
                joined.add(joined.removeLast() + sentence);
            } else {
                joined.add(sentence);
            }
        }
        return joined;
    }
}
