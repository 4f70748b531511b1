package io.baton.domain.probe;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without what does not matter when it is compared: case, marks, space, punctuation. */
final class PlainText {
    private static final Pattern GROUPED = Pattern.compile("(?<=\\d)[,  '](?=\\d{3}(?!\\d))");
    private static final Pattern NEITHER_WORD_NOR_POINT =
            Pattern.compile("(?<!\\d)\\.|\\.(?!\\d)|[^\\p{L}\\p{N}.]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private PlainText() {}

    /** Words in lower case with one blank between them; numbers keep their decimal point. */
    static String of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String joined = GROUPED.matcher(composed).replaceAll("");
        return SPACE.matcher(NEITHER_WORD_NOR_POINT.matcher(joined).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /** How many words it has. */
    static int words(String text) {
        String plain = of(text);
        return plain.isEmpty() ? 0 : plain.split(" ", -1).length;
    }

    /**
     * Whether plain text holds that word or phrase.
     *
     * @param plain what {@link #of} made
     * @param phrase whole words; one that ends in {@code *} may go on
     */
    static boolean holds(String plain, String phrase) {
        boolean open = phrase.endsWith("*");
        String sought = " " + of(open ? phrase.substring(0, phrase.length() - 1) : phrase);
        return (" " + plain + " ").contains(open ? sought : sought + " ");
    }

    /** Lines that hold something, without the space around them. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
