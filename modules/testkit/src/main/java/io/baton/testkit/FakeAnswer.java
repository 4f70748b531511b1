package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What the fake says, before a dialect dresses it.
 *
 * @param model the model that says it
 * @param thinking what goes into the field for thoughts
 * @param finish {@code stop} or {@code length}
 */
record FakeAnswer(
        String model,
        String text,
        @Nullable String thinking,
        int promptTokens,
        int completionTokens,
        String finish) {

    /** The text in a few pieces, as a stream brings it; never cuts a character in two. */
    List<String> pieces() {
        int step = Math.max(1, (text.length() + 3) / 4);
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(text.length(), start + step);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
