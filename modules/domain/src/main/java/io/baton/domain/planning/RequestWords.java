package io.baton.domain.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Words and pairs of neighbours of a text as a sparse vector of unit length, by hashing. */
final class RequestWords {
    /** Words that fall on one place count together; at this size few that matter do. */
    static final int SIZE = 4096;

    private static final int FIRST_WORDS = 60;
    private static final int LAST_WORDS = 25;

    /** Words before this are mostly the request's own, later ones often its material's. */
    private static final int OWN_WORDS = 12;

    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|\\p{L}[\\p{L}\\p{M}]*|\\p{N}+"
                            + "|[^\\s\\p{L}\\p{N}]");

    private RequestWords() {}

    /** Weight by place, in the order of the places. */
    static Map<Integer, Double> of(RequestText text) {
        Map<Integer, Double> counts = new TreeMap<>();
        String before = "^";
        int at = 0;
        for (String word : words(text.whole())) {
            double weight = at < OWN_WORDS ? 1 : 0.5;
            add(counts, "u" + word, weight);
            add(counts, "b" + before + ' ' + word, weight);
            if (at < 3) {
                add(counts, "s" + at + word, 1);
            }
            before = word;
            at++;
        }
        counts.replaceAll((_, count) -> count >= 1 ? 1 + Math.log(count) : count);
        double length = Math.sqrt(counts.values().stream().mapToDouble(c -> c * c).sum());
        counts.replaceAll((_, count) -> count / length);
        return counts;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(
                        found ->
                                words.add(
                                        Character.isDigit(found.group().charAt(0))
                                                ? "0"
                                                : found.group()));
        if (words.size() <= FIRST_WORDS + LAST_WORDS) {
            return words;
        }
        List<String> ends = new ArrayList<>(words.subList(0, FIRST_WORDS));
        ends.add("<>");
        ends.addAll(words.subList(words.size() - LAST_WORDS, words.size()));
        return ends;
    }

    private static void add(Map<Integer, Double> counts, String sign, double weight) {
        counts.merge(Math.floorMod(scattered(sign.hashCode()), SIZE), weight, Double::sum);
    }

    /** Short strings have hash codes close together: neighbours would share their bits. */
    private static int scattered(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x7feb352d;
        return mixed ^ (mixed >>> 15);
    }
}
