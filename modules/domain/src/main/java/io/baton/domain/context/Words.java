package io.baton.domain.context;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text that tell what it is about: short ones seldom do. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]{4,}");

    private Words() {}

    static Set<String> of(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
