package io.baton.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.planning.CharacterTokenEstimator;
import io.baton.domain.planning.TokenEstimator;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ExtractTest {
    private static final TokenEstimator ESTIMATOR = new CharacterTokenEstimator();
    private static final TokenCount COUNT = new TokenCount(ESTIMATOR);
    private static final Pattern MARK =
            Pattern.compile("\\[… ([\\d,]+) tokens of the plan left out …]");

    private static String extract(String text, String task, int room) {
        return Extract.of(text, "the plan", task, room, ESTIMATOR);
    }

    @Test
    void whatFitsIsLeftAsItIs() {
        String text = " One.  Two.\n\n\n";

        assertThat(extract(text, "task", COUNT.of(text))).isEqualTo(text);
    }

    @Test
    void beginningEndAndWhatTheTaskIsAboutStay() {
        String text =
                IntStream.rangeClosed(1, 60)
                        .mapToObj(
                                n ->
                                        n == 30
                                                ? "Replication needs three brokers. "
                                                : "Step number " + n + " says nothing of it. ")
                        .collect(Collectors.joining());

        String shorter = extract(text, "How many brokers does replication need?", 200);

        assertThat(shorter)
                .startsWith("Step number 1 says")
                .contains("Replication needs three brokers.")
                .endsWith("Step number 60 says nothing of it.");
    }

    @Test
    void itSaysHowMuchIsMissingWhereItIsMissing() {
        String text = "First one. " + "Middle of it all. ".repeat(500) + "Last one.";

        String shorter = extract(text, "task", 60);

        assertThat(shorter)
                .matches(Pattern.compile("First one\\..*" + MARK + ".*", Pattern.DOTALL));
        assertThat(tokensLeftOut(shorter)).isBetween(COUNT.of(text) - 60, COUNT.of(text));
    }

    @Test
    void whenNothingFitsTheMarkAloneStays() {
        assertThat(extract("x".repeat(5_000), "task", 40)).matches(MARK);
    }

    @Test
    void anAnswerThatWasBrokenOffLosesItsLastPieceAlone() {
        assertThat(Extract.wholeSentences("It is so. It is not beca")).isEqualTo("It is so.");
        assertThat(Extract.wholeSentences("It is not beca")).isEqualTo("It is not beca");
    }

    @Test
    void neverIsItTooLongOrBrokenOrSilent() {
        for (int seed = 0; seed < 400; seed++) {
            String text = new RandomTexts(seed).text(5 + seed % 60);
            int room = 30 + (seed * 37) % 700;

            String shorter = extract(text, "Which broker is the leader?", room);

            String as = "seed " + seed;
            assertThat(COUNT.of(shorter)).as(as).isLessThanOrEqualTo(room);
            assertThat(extract(text, "Which broker is the leader?", room))
                    .as(as)
                    .isEqualTo(shorter);
            if (!shorter.equals(text)) {
                assertThat(MARK.matcher(shorter).find()).as(as).isTrue();
                assertKeptWhole(text, shorter, as);
            }
        }
    }

    /** Between two marks stands a run of whole units of the text, in the text's order. */
    private static void assertKeptWhole(String text, String shorter, String as) {
        List<String> units = new ArrayList<>(TextUnits.of(text));
        int next = 0;
        int from = 0;
        for (String run : MARK.splitAsStream(shorter).toList()) {
            String rest = run.strip();
            // Without a mark nothing may be missing: what stands together stood together.
            int at = text.indexOf(rest, from);
            assertThat(at).as(as + ", unmarked gap in: " + rest).isNotNegative();
            from = at + rest.length();
            while (!rest.isEmpty()) {
                int found = next;
                while (found < units.size() && !begins(rest, units.get(found))) {
                    found++;
                }
                assertThat(found).as(as + ": " + rest).isLessThan(units.size());
                rest = rest.substring(units.get(found).strip().length()).strip();
                next = found + 1;
            }
        }
    }

    private static boolean begins(String rest, String unit) {
        return !unit.isBlank() && rest.startsWith(unit.strip());
    }

    private static int tokensLeftOut(String shorter) {
        Matcher mark = MARK.matcher(shorter);
        int sum = 0;
        while (mark.find()) {
            sum += Integer.parseInt(mark.group(1).replace(",", ""));
        }
        return sum;
    }
}
