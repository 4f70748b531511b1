package io.baton.domain.probe;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks of a text as a whole: its length, what it keeps, what it avoids, its shape. */
final class TextChecks {
    private static final Pattern BULLET = Pattern.compile("^(?:[-*+\u2022]|\\d+[.)])\\s+\\S.*");

    private TextChecks() {}

    /** Between so many words, both included. */
    static Check words(int least, int most) {
        return (answer, bench) -> {
            int words = PlainText.words(answer);
            return Verdict.of(
                    words >= least && words <= most,
                    "%d words instead of %d to %d".formatted(words, least, most));
        };
    }

    /** Holds each of these facts; a fact may be said in several ways, with {@code |} between. */
    static Check mentions(String... facts) {
        List<String> all = List.of(facts);
        return (answer, bench) -> {
            String plain = PlainText.of(answer);
            for (String fact : all) {
                if (Pattern.compile("\\|")
                        .splitAsStream(fact)
                        .noneMatch(way -> PlainText.holds(plain, way))) {
                    return Verdict.failed("'" + fact + "' is missing");
                }
            }
            return Verdict.passed();
        };
    }

    /** Holds none of these words. */
    static Check avoids(String... phrases) {
        List<String> all = List.of(phrases);
        return (answer, bench) -> {
            String plain = PlainText.of(answer);
            return all.stream()
                    .filter(phrase -> PlainText.holds(plain, phrase))
                    .findFirst()
                    .map(phrase -> Verdict.failed("'" + phrase + "' must not be there"))
                    .orElseGet(Verdict::passed);
        };
    }

    /** Is made of exactly so many bullet points and nothing else. */
    static Check bullets(int count) {
        return (answer, bench) -> {
            List<String> lines = PlainText.lines(answer);
            boolean only = lines.stream().allMatch(line -> BULLET.matcher(line).matches());
            return Verdict.of(
                    only && lines.size() == count,
                    "it is not exactly %d bullet points".formatted(count));
        };
    }

    /** Is exactly these lines, apart from case and punctuation. */
    static Check lines(String... expected) {
        List<String> wanted = List.of(expected).stream().map(PlainText::of).toList();
        return (answer, bench) ->
                Verdict.of(
                        PlainText.lines(answer).stream().map(PlainText::of).toList().equals(wanted),
                        "it is not exactly the asked lines");
    }

    /** Has exactly so many lines that hold something. */
    static Check lineCount(int count) {
        return (answer, bench) ->
                Verdict.of(
                        PlainText.lines(answer).size() == count,
                        "it has not exactly %d lines".formatted(count));
    }

    /** Every line that holds something begins with that, in any case. */
    static Check linesBegin(String start) {
        return (answer, bench) ->
                Verdict.of(
                        PlainText.lines(answer).stream()
                                .allMatch(line -> PlainText.of(line).startsWith(start)),
                        "not every line begins with '" + start + "'");
    }

    /** Does not have that letter, in any case; a blank answer fails. */
    static Check withoutLetter(char letter) {
        String unwanted = String.valueOf(letter).toLowerCase(Locale.ROOT);
        return (answer, bench) ->
                Verdict.of(
                        !answer.isBlank() && !answer.toLowerCase(Locale.ROOT).contains(unwanted),
                        "it is blank or has the letter '" + unwanted + "'");
    }

    /** Matches as a whole, without space around it. */
    static Check matches(String pattern, String what) {
        Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
        return (answer, bench) ->
                Verdict.of(compiled.matcher(answer.strip()).matches(), "it is not " + what);
    }
}
