package io.baton.domain.synthesis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds JSON documents in what a model wrote. */
final class JsonText {
    private JsonText() {}

    /**
     * The documents in a text, the likeliest first: the whole text, then what stands alone between
     * fences, then objects and arrays in the prose, the longest first.
     */
    static List<String> documents(String text) {
        String whole = text.strip();
        if (JsonSyntax.isDocument(whole)) {
            return List.of(whole);
        }
        List<String> found = new ArrayList<>();
        for (CodeBlocks.Block block : CodeBlocks.in(text)) {
            String code = block.code().strip();
            if (JsonSyntax.isDocument(code)) {
                found.add(code);
            }
        }
        embedded(text).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .filter(document -> !found.contains(document))
                .forEach(found::add);
        return found;
    }

    /** Complete objects and arrays, none within another. */
    private static List<String> embedded(String text) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c == '{' || c == '[' ? JsonSyntax.endOfValue(text, at) : -1;
            if (end > 0) {
                found.add(text.substring(at, end));
                at = end;
            } else {
                at++;
            }
        }
        return found;
    }
}
