package io.baton.domain.planning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A line of {@code exemplars.tsv}: text with alternatives in braces and places to fill.
 * Alternatives may contain braces of their own, as long as these are balanced; they are plain text.
 */
record ExemplarTemplate(String line) {
    private static final int MOST_TEXTS = 12;
    private static final int TRIES_A_TEXT = 4;
    private static final int VERBATIM_DISGUISES = 3;

    /** Different texts made of the line, chosen the same way every time. */
    List<String> texts(ExemplarFillers fillers) {
        List<List<String>> parts = parts();
        if (parts.size() == 1 && !ExemplarFillers.isIn(line)) {
            return verbatim(fillers);
        }
        Dice dice = new Dice(line);
        int start = dice.next(1000);
        int widest = widest(parts);
        int most = ExemplarFillers.isIn(line) ? MOST_TEXTS : combinations(parts);
        Set<String> texts = new LinkedHashSet<>();
        for (int t = 0; t < TRIES_A_TEXT * most && texts.size() < most; t++) {
            StringBuilder text = new StringBuilder();
            for (int p = 0; p < parts.size(); p++) {
                List<String> part = parts.get(p);
                // The part with most alternatives takes turns, so that few of them are left out.
                text.append(p == widest ? part.get((start + t) % part.size()) : dice.pick(part));
            }
            String filled = fillers.fill(unescaped(text.toString()), dice).strip();
            texts.add(fillers.disguise(filled, dice));
        }
        return List.copyOf(texts);
    }

    /** A line without alternatives counts more than one text of many. */
    private List<String> verbatim(ExemplarFillers fillers) {
        String text = unescaped(line);
        Dice dice = new Dice(line);
        Set<String> texts = new LinkedHashSet<>(List.of(text));
        for (int i = 0; i < VERBATIM_DISGUISES; i++) {
            texts.add(fillers.disguise(text, dice));
        }
        return List.copyOf(texts);
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }

    private static int combinations(List<List<String>> parts) {
        int product = 1;
        for (List<String> part : parts) {
            product = Math.min(MOST_TEXTS, product * part.size());
        }
        return product;
    }

    private static int widest(List<List<String>> parts) {
        int widest = 0;
        for (int p = 1; p < parts.size(); p++) {
            if (parts.get(p).size() > parts.get(widest).size()) {
                widest = p;
            }
        }
        return widest;
    }

    private List<List<String>> parts() {
        List<List<String>> parts = new ArrayList<>();
        int plain = 0;
        for (int at = 0; at < line.length(); at++) {
            if (line.charAt(at) == '{') {
                int end = closing(at);
                if (end > 0) {
                    parts.add(List.of(line.substring(plain, at)));
                    parts.add(alternatives(line.substring(at + 1, end)));
                    plain = end + 1;
                    at = end;
                }
            }
        }
        parts.add(List.of(line.substring(plain)));
        return parts;
    }

    /** Where the brace at {@code open} closes; 0 when it does not. */
    private int closing(int open) {
        int depth = 0;
        for (int at = open; at < line.length(); at++) {
            depth += depth(line.charAt(at));
            if (depth == 0) {
                return at;
            }
        }
        return 0;
    }

    private static List<String> alternatives(String body) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < body.length(); at++) {
            depth += depth(body.charAt(at));
            if (body.charAt(at) == '|' && depth == 0) {
                alternatives.add(body.substring(from, at));
                from = at + 1;
            }
        }
        alternatives.add(body.substring(from));
        return alternatives;
    }

    private static int depth(char c) {
        return c == '{' ? 1 : c == '}' ? -1 : 0;
    }
}
