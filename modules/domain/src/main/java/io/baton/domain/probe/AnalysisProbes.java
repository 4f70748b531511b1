package io.baton.domain.probe;

import static io.baton.domain.probe.AnswerChecks.choice;
import static io.baton.domain.probe.AnswerChecks.number;
import static io.baton.domain.probe.TextChecks.mentions;
import static io.baton.domain.probe.TextChecks.words;

import java.util.List;

/** Questions about data and texts whose answer follows from them. */
final class AnalysisProbes {
    private static final String SALES =
            """
            month,north,south
            January,120,80
            February,90,110
            March,150,95
            April,60,130""";

    private static final String REVIEW =
            """
            We moved the shop to the new payment provider in May. Since then, 9 percent of the
            payments fail, against 2 percent before. The failures come from cards issued outside
            Europe alone. The new provider asks these banks for a second factor that they do not
            support. The office got new chairs. Support tickets about payments have tripled.""";

    private static final String NUMBER =
            " End with a line 'Answer: ' followed by the number alone.";
    private static final String WORD = " End with a line 'Answer: ' followed by one word.";

    private AnalysisProbes() {}

    static List<ProbeTask> all() {
        return new Probes("analysis")
                .about(
                        SALES,
                        "In which month was the total of both regions highest?" + WORD,
                        choice("march", "january", "february", "april"))
                .about(
                        SALES,
                        "By how much does the north's total over all months exceed the south's?"
                                + NUMBER,
                        number("5"))
                .about(
                        SALES,
                        "In how many months did the south sell more than the north?" + NUMBER,
                        number("2"))
                .about(
                        "\"The battery died after two days and nobody answers my mails. Great"
                                + " service, really.\"",
                        "Is this review positive, negative or neutral?" + WORD,
                        choice("negative", "positive", "neutral"))
                .about(
                        "Ice cream sales and drowning accidents rise in the same months.",
                        "Does this show that ice cream causes drowning? Say yes or no." + WORD,
                        choice("no", "yes"))
                .pick(
                        REVIEW,
                        "Why do payments fail? Answer in at most 50 words.",
                        50,
                        Check.all(words(5, 50), mentions("second factor")))
                .pick(
                        REVIEW,
                        "Which payments fail? Answer in at most 50 words.",
                        50,
                        Check.all(words(3, 50), mentions("outside Europe|non European")))
                .pick(
                        REVIEW,
                        "How did the share of failing payments change? Answer in at most 50 words.",
                        50,
                        Check.all(words(3, 50), mentions("9 percent|9", "2 percent|2")))
                .list();
    }
}
