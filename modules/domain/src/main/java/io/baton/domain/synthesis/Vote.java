package io.baton.domain.synthesis;

import io.baton.domain.synthesis.Outcome.Completed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which of several answers is taken. */
final class Vote {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])(\\d{1,2})(?![\\d.]\\d)");

    private Vote() {}

    /**
     * The answer that most models gave. Case, blanks and punctuation at the end make no difference;
     * the answer that comes first decides a draw.
     */
    static Completed winner(List<Completed> answers) {
        Map<String, Long> votes =
                answers.stream().collect(Collectors.groupingBy(Vote::words, Collectors.counting()));
        long most = votes.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        return answers.stream()
                .filter(answer -> votes.getOrDefault(words(answer), 0L) == most)
                .findFirst()
                .orElseThrow();
    }

    private static String words(Completed answer) {
        return answer.output()
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .replaceAll("[.!;,]+$", "");
    }

    /**
     * The answer whose number a judge's first line has; empty when it has none or too large a one.
     */
    static Optional<Completed> picked(String verdict, List<Completed> answers) {
        Optional<String> line =
                verdict.lines().map(String::strip).filter(it -> !it.isEmpty()).findFirst();
        return line.flatMap(
                text -> {
                    Matcher number = NUMBER.matcher(text);
                    return number.find()
                            ? at(Integer.parseInt(number.group(1)), answers)
                            : Optional.empty();
                });
    }

    private static Optional<Completed> at(int number, List<Completed> answers) {
        return number >= 1 && number <= answers.size()
                ? Optional.of(answers.get(number - 1))
                : Optional.empty();
    }
}
