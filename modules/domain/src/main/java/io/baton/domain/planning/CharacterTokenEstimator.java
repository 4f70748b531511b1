package io.baton.domain.planning;

/**
 * A token estimate from the characters alone, for tests and for embedding Baton without a
 * tokenizer.
 *
 * <p>It errs on the side of too many: a run of ASCII letters of one case counts one token for each
 * three letters (each two beyond a dozen: that is no word), every digit and punctuation mark one, a
 * run of blanks one for each four beyond the first, and everything beyond ASCII its bytes in UTF-8,
 * which no byte-level vocabulary exceeds. English prose comes out about 1.5 times too high.
 */
public final class CharacterTokenEstimator implements TokenEstimator {
    private static final int LONGEST_WORD = 12;

    @Override
    public int estimate(String text) {
        long tokens = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (isLetter(c)) {
                boolean tail = isLower(c);
                while (end < text.length() && continuesWord(text.charAt(end), tail)) {
                    tail = tail || isLower(text.charAt(end));
                    end++;
                }
                tokens += word(end - i);
            } else if (c <= ' ') {
                while (end < text.length() && text.charAt(end) == c) {
                    end++;
                }
                tokens += blanks(c, end - i);
            } else {
                tokens += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            i = end;
        }
        return (int) Math.min(Integer.MAX_VALUE, tokens);
    }

    /** A capital after a small letter begins a new word, as in camelCase. */
    private static boolean continuesWord(char c, boolean tail) {
        return tail ? isLower(c) : isLetter(c);
    }

    private static long word(int letters) {
        return letters > LONGEST_WORD ? (letters + 1L) / 2 : (letters + 2L) / 3;
    }

    /** A single space belongs to the word after it. */
    private static long blanks(char blank, int run) {
        return blank == ' ' ? (run + 2L) / 4 : (run + 1L) / 2;
    }

    private static boolean isLetter(char c) {
        return isLower(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
