package io.baton.providers.builtin;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * BERT's uncased WordPiece: lower case without accents, words and punctuation apart, each word the
 * longest pieces of the vocabulary. Special tokens written in a text are ordinary characters.
 */
final class WordPieceTokenizer {
    static final int UNKNOWN = 100;
    static final int START = 101;
    static final int END = 102;
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;

    WordPieceTokenizer(Map<String, Integer> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
    }

    /** The ids of a text's pieces, without start and end. */
    int[] encode(String text) {
        int[] ids = new int[Math.max(8, text.length() / 3)];
        int size = 0;
        for (String word : words(text)) {
            for (int id : pieces(word)) {
                if (size == ids.length) {
                    ids = Arrays.copyOf(ids, size * 2);
                }
                ids[size++] = id;
            }
        }
        return Arrays.copyOf(ids, size);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        plain.codePoints()
                .forEach(
                        point -> {
                            if (isSpace(point)) {
                                endWord(word, words);
                            } else if (standsAlone(point)) {
                                endWord(word, words);
                                words.add(Character.toString(point));
                            } else if (!isDropped(point)) {
                                word.appendCodePoint(point);
                            }
                        });
        endWord(word, words);
        return words;
    }

    private static void endWord(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private int[] pieces(String word) {
        if (word.length() > LONGEST_WORD) {
            return new int[] {UNKNOWN};
        }
        int[] ids = new int[word.length()];
        int size = 0;
        int start = 0;
        while (start < word.length()) {
            int end = word.length();
            Integer id = null;
            while (end > start && id == null) {
                String piece = word.substring(start, end);
                id = vocabulary.get(start == 0 ? piece : "##" + piece);
                if (id == null) {
                    end--;
                }
            }
            if (id == null) {
                return new int[] {UNKNOWN};
            }
            ids[size++] = id;
            start = end;
        }
        return Arrays.copyOf(ids, size);
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isDropped(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SURROGATE ->
                    true;
            default -> point == 0xFFFD;
        };
    }

    private static boolean standsAlone(int point) {
        return Character.isIdeographic(point) || isPunctuation(point);
    }

    private static boolean isPunctuation(int point) {
        if (point < 128) {
            return point > ' ' && point < 127 && !Character.isLetterOrDigit(point);
        }
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }
}
