package io.baton.providers.builtin;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits the paragraphs of a document into sentences. A sentence is never longer than {@value
 * #LONGEST} characters: text that has no full stops is cut between words.
 */
final class SentenceSplitter {
    static final int LONGEST = 700;
    private static final Pattern LAST_WORD = Pattern.compile("(?:^|[\\s(\\[\"'])([\\p{L}.]+)\\.$");
    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "etc", "e.g", "i.e",
                    "cf", "al", "fig", "no", "nos", "vol", "pp", "p", "ed", "approx", "ca", "dept",
                    "est", "inc", "ltd", "co", "corp", "jan", "feb", "mar", "apr", "jun", "jul",
                    "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.k", "a.m", "p.m", "gen",
                    "col", "capt", "lt", "rev", "hon", "sec", "art", "eq", "max", "min", "avg",
                    "z.b", "d.h", "usw", "bzw", "nr", "abs");

    private SentenceSplitter() {}

    /** The sentences of a document in order; empty when it has no word. */
    static List<Sentence> split(String document) {
        List<Sentence> sentences = new ArrayList<>();
        for (Paragraph paragraph : Paragraph.of(document)) {
            for (String text : sentences(paragraph.text())) {
                if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
                    sentences.add(new Sentence(sentences.size(), text, paragraph.section()));
                }
            }
        }
        return sentences;
    }

    private static List<String> sentences(String paragraph) {
        // Created per call: a BreakIterator must not be shared between threads.
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(paragraph);
        List<String> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end < paragraph.length() && goesOn(paragraph, start, end)) {
                continue;
            }
            cut(paragraph.substring(start, end).strip(), sentences);
            start = end;
        }
        return sentences;
    }

    private static boolean goesOn(String paragraph, int start, int end) {
        String before = paragraph.substring(start, end).stripTrailing();
        if (Character.isLowerCase(paragraph.codePointAt(end))) {
            return true;
        }
        var word = LAST_WORD.matcher(before);
        if (!word.find()) {
            return false;
        }
        String last = word.group(1).toLowerCase(Locale.ROOT);
        boolean initial = last.length() == 1 && before.length() > 2 && !last.equals("i");
        return initial || ABBREVIATIONS.contains(last);
    }

    private static void cut(String sentence, List<String> into) {
        String rest = sentence;
        while (rest.length() > LONGEST) {
            int end = rest.lastIndexOf(' ', LONGEST);
            if (end < LONGEST / 2) {
                end = Character.isHighSurrogate(rest.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            }
            into.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            into.add(rest);
        }
    }
}
