package io.baton.domain.probe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks of what an answer comes to: a number, one of several words, an order. */
final class AnswerChecks {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\d.])[-\u2212]?\\d+(?:[,\u202f\u00a0]\\d{3})*(?:\\.\\d+)?");

    private static final Pattern LETTER = Pattern.compile("(?<![\\p{L}'])[A-Z](?![\\p{L}'])");

    private AnswerChecks() {}

    /** The final answer is that number, whatever unit stands beside it, and no other. */
    static Check number(String expected) {
        BigDecimal wanted = new BigDecimal(expected);
        return (answer, bench) -> {
            String last = FinalAnswer.in(answer);
            List<BigDecimal> found = numbers(last.substring(last.lastIndexOf('=') + 1));
            if (found.size() != 1 || denies(last)) {
                return Verdict.failed("the last line does not name one number");
            }
            return Verdict.of(
                    found.getFirst().compareTo(wanted) == 0, "the number is not " + expected);
        };
    }

    private static List<BigDecimal> numbers(String text) {
        List<BigDecimal> found = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            String digits = matcher.group().replaceAll("[,\u202f\u00a0]", "");
            found.add(new BigDecimal(digits.replace('\u2212', '-')));
        }
        return found;
    }

    /** The final answer names that one of the options and none of the others. */
    static Check choice(String expected, String... others) {
        List<String> rest = List.of(others);
        return (answer, bench) -> {
            String last = FinalAnswer.in(answer);
            String plain = PlainText.of(last);
            if (denies(last) || rest.stream().anyMatch(other -> PlainText.holds(plain, other))) {
                return Verdict.failed("the last line does not settle on one of the options");
            }
            return Verdict.of(
                    PlainText.holds(plain, expected), "the answer is not '" + expected + "'");
        };
    }

    private static boolean denies(String text) {
        return PlainText.holds(PlainText.of(text), "not");
    }

    /**
     * The final answer is an order of these letters, each once.
     *
     * @param letters what has to be ordered, for example {@code ABCD}
     * @param rules pairs such as {@code AB}: A comes somewhere before B
     */
    static Check order(String letters, String... rules) {
        List<String> before = List.of(rules);
        return (answer, bench) -> {
            StringBuilder found = new StringBuilder();
            Matcher matcher = LETTER.matcher(FinalAnswer.in(answer));
            while (matcher.find()) {
                found.append(matcher.group());
            }
            String order = found.toString();
            if (order.length() != letters.length()
                    || !letterSet(order).equals(letterSet(letters))) {
                return Verdict.failed("the last line does not name each of " + letters + " once");
            }
            for (String rule : before) {
                if (order.indexOf(rule.charAt(0)) > order.indexOf(rule.charAt(1))) {
                    return Verdict.failed(
                            "%c must come before %c".formatted(rule.charAt(0), rule.charAt(1)));
                }
            }
            return Verdict.passed();
        };
    }

    private static Set<Integer> letterSet(String letters) {
        Set<Integer> set = new HashSet<>();
        letters.chars().forEach(set::add);
        return set;
    }
}
