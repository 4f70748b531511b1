package io.baton.providers.builtin;

import java.util.List;
import java.util.Locale;

/**
 * What a coverage review says.
 *
 * @param coverage share of the document's topics that the answer touches, 0..1
 * @param missing sentences and phrases of the document that stand for what is missing
 */
record Review(boolean approved, double coverage, List<String> missing) {
    private static final String MISSING = "- missing: ";

    Review {
        missing = List.copyOf(missing);
    }

    /** The form that the orchestration reads: verdict first, then coverage, then defects. */
    String render() {
        StringBuilder text = new StringBuilder();
        text.append("VERDICT: ").append(approved ? "APPROVE" : "REVISE");
        text.append("\nCOVERAGE: ").append(String.format(Locale.ROOT, "%.2f", coverage));
        missing.forEach(item -> text.append('\n').append(MISSING).append(item));
        return text.toString();
    }

    /** What a review names as missing, whoever wrote it; empty when it names nothing. */
    static List<String> missingIn(String review) {
        return review.lines()
                .map(String::strip)
                .filter(line -> line.regionMatches(true, 0, MISSING, 0, MISSING.length() - 1))
                .map(line -> line.substring(MISSING.length() - 1).strip())
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
