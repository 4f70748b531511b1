package io.baton.domain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads reviews as models really write them: with bold type, a remark before the verdict, numbered
 * defects, or the thoughts of a reasoning model in front. One verdict counts, contradictions do
 * not.
 */
final class ReviewParser {
    private static final int MOST_DEFECTS = 10;
    private static final int DEFECT_CHARS = 1_000;
    private static final String THOUGHTS_END = "</think>";
    private static final Pattern VERDICT =
            Pattern.compile("VERDICT[^A-Z0-9]{1,8}(APPROVED?|REVISED?)[^A-Z0-9]*");
    private static final Pattern BULLET = Pattern.compile("(?:[-*•–]|\\d{1,2}[.)])\\s+(.*)");
    private static final Pattern NO_DEFECT =
            Pattern.compile(
                    "(?:none|n/a|no (?:concrete )?(?:defects?|issues?))[^a-z]*(?:found)?\\W*");

    private ReviewParser() {}

    static ReviewVerdict parse(String review) {
        List<String> lines = withoutThoughts(review).lines().map(String::strip).toList();
        int approvals = -1;
        int revisions = -1;
        for (int i = 0; i < lines.size(); i++) {
            String verdict = verdict(lines.get(i));
            if (verdict.startsWith("A") && approvals < 0) {
                approvals = i;
            } else if (verdict.startsWith("R") && revisions < 0) {
                revisions = i;
            }
        }
        if (approvals >= 0 && revisions >= 0) {
            // The asked form has the verdict first; what follows may quote the other one.
            int first = firstText(lines);
            if (first != approvals && first != revisions) {
                return new ReviewVerdict.Unclear("The review both approves and asks to revise.");
            }
            return first == approvals ? new ReviewVerdict.Approve() : revise(lines, revisions);
        }
        if (approvals >= 0) {
            return new ReviewVerdict.Approve();
        }
        return revisions >= 0
                ? revise(lines, revisions)
                : new ReviewVerdict.Unclear("The review has no line with a verdict.");
    }

    private static String withoutThoughts(String review) {
        int end = review.lastIndexOf(THOUGHTS_END);
        if (end >= 0) {
            return review.substring(end + THOUGHTS_END.length());
        }
        return review.stripLeading().startsWith("<think>") ? "" : review;
    }

    private static String verdict(String line) {
        if (line.length() > 80) {
            return "";
        }
        String plain = line.toUpperCase(Locale.ROOT).replaceAll("^[^A-Z]+", "");
        Matcher matcher = VERDICT.matcher(plain);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static int firstText(List<String> lines) {
        int i = 0;
        while (i < lines.size() && lines.get(i).isEmpty()) {
            i++;
        }
        return i;
    }

    private static ReviewVerdict revise(List<String> lines, int verdict) {
        List<String> defects = defects(lines.subList(verdict + 1, lines.size()));
        return defects.isEmpty()
                ? new ReviewVerdict.Unclear("The review asks to revise but names no defect.")
                : new ReviewVerdict.Revise(defects);
    }

    private static List<String> defects(List<String> lines) {
        List<StringBuilder> found = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            Matcher bullet = BULLET.matcher(line);
            if (bullet.matches()) {
                open = found.size() < MOST_DEFECTS;
                if (open) {
                    found.add(new StringBuilder(bullet.group(1)));
                }
            } else if (line.isEmpty()) {
                open = false;
            } else if (open) {
                found.getLast().append(' ').append(line);
            }
        }
        return found.stream()
                .map(text -> shortened(text.toString().strip()))
                .filter(text -> !text.isEmpty())
                .filter(text -> !NO_DEFECT.matcher(text.toLowerCase(Locale.ROOT)).matches())
                .toList();
    }

    private static String shortened(String text) {
        if (text.length() <= DEFECT_CHARS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(DEFECT_CHARS - 1)) ? 1 : 0;
        return text.substring(0, DEFECT_CHARS - end) + "…";
    }
}
