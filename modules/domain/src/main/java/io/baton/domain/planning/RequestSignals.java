package io.baton.domain.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Signs of a capability in a request: words and marks ({@code request-signals.tsv}), each looked
 * for in four places, and the shape of the text. How much each counts is learnt.
 */
final class RequestSignals {
    static final String RESOURCE = "request-signals.tsv";

    /** A sign near the beginning is mostly the verb of the request. */
    private static final int BEGINNING = 45;

    private static final Pattern MATERIAL =
            Pattern.compile(":\\s*\\n|:\\s*\"|:\\s.{120}", Pattern.DOTALL);
    private static final int SHAPES = 13;

    private static final List<Pattern> SIGNALS =
            TabbedResource.pairs(RESOURCE).stream().map(pair -> pattern(pair[0], pair[1])).toList();

    private RequestSignals() {}

    /** How many figures {@link #of} gives. */
    static int size() {
        return 4 * SIGNALS.size() + SHAPES;
    }

    /** Figures of about 0 to 1 each, always of the same number and order. */
    static double[] of(RequestText text) {
        String asked = text.asked();
        String beginning = asked.substring(0, Math.min(BEGINNING, asked.length()));
        double[] figures = new double[size()];
        int at = 0;
        for (Pattern signal : SIGNALS) {
            figures[at++] = signal.matcher(beginning).find() ? 1 : 0;
            figures[at++] = signal.matcher(asked).find() ? 1 : 0;
            figures[at++] = isLong(text) && signal.matcher(text.last()).find() ? 1 : 0;
            figures[at++] = signal.matcher(text.whole()).find() ? 0.5 : 0;
        }
        for (double shape : shape(text)) {
            figures[at++] = shape;
        }
        return figures;
    }

    private static boolean isLong(RequestText text) {
        return text.last().length() < text.full().length();
    }

    private static List<Double> shape(RequestText text) {
        String full = text.full();
        String whole = text.whole();
        double length = Math.max(1, whole.length());
        double letters = Math.max(1, whole.chars().filter(Character::isLetter).count());
        long lines = whole.chars().filter(c -> c == '\n').count();
        List<Double> shape = new ArrayList<>();
        shape.add(Math.min(Math.log1p(full.length()) / 7, 1.3));
        shape.add(lines > 0 ? 1.0 : 0);
        shape.add(Math.min(lines, 10) / 10.0);
        shape.add(full.endsWith("?") ? 1.0 : 0);
        shape.add(text.asked().contains("?") ? 1.0 : 0);
        shape.add(Math.min(5 * count(whole, '0', '9') / length, 1));
        shape.add(
                Math.min(
                        10
                                * whole.chars().filter(c -> "{}()[];=<>_$#".indexOf(c) >= 0).count()
                                / length,
                        1));
        shape.add(count(whole, 0x2e81, 0xffff) / letters);
        shape.add(count(whole, 0x80, 0x2e80) / letters);
        shape.add(MATERIAL.matcher(whole).find() ? 1.0 : 0);
        shape.add(full.length() < 40 ? 1.0 : 0);
        shape.add(text.hasRole() ? 1.0 : 0);
        shape.add(whole.contains("\"") ? 1.0 : 0);
        return shape;
    }

    private static long count(String text, int from, int to) {
        return text.chars().filter(c -> c >= from && c <= to).count();
    }

    private static Pattern pattern(String kind, String pattern) {
        return switch (kind) {
            case "words" ->
                    Pattern.compile(
                            "(?<![\\p{L}\\p{N}])(?:" + pattern + ")(?![\\p{L}\\p{N}])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            case "marks" -> Pattern.compile(pattern, Pattern.MULTILINE);
            default ->
                    throw new IllegalStateException(
                            RESOURCE + ": a kind is words or marks, not " + kind);
        };
    }
}
