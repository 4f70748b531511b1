package io.baton.domain.probe;

import static io.baton.domain.probe.AnswerChecks.choice;
import static io.baton.domain.probe.AnswerChecks.number;
import static io.baton.domain.probe.AnswerChecks.order;

import java.util.List;

/** Arithmetic and logic, with one right end each. */
final class ReasoningProbes {
    private static final String NUMBER =
            " End with a line 'Answer: ' followed by the number alone.";
    private static final String WORD = " End with a line 'Answer: ' followed by one word.";

    private ReasoningProbes() {}

    static List<ProbeTask> all() {
        return new Probes("reasoning")
                .ask("What is 17 * 23 - 48?" + NUMBER, number("343"))
                .ask(
                        "A shop sells pens at 3 for 2 euros. What do 21 pens cost in euros?"
                                + NUMBER,
                        number("14"))
                .ask(
                        "A train leaves at 09:47 and arrives at 13:12 on the same day. How many"
                                + " minutes does the journey take?"
                                + NUMBER,
                        number("205"))
                .ask(
                        "A tank holds 240 litres. A pipe fills 12 litres a minute while a leak loses"
                                + " 4 litres a minute. How many minutes until the empty tank is full?"
                                + NUMBER,
                        number("30"))
                .ask(
                        "A price of 80 is raised by 25 percent and the new price is then lowered by"
                                + " 25 percent. What is the price now?"
                                + NUMBER,
                        number("75"))
                .ask(
                        "All glims are brall. No brall is a tonk. Can a glim be a tonk? Say yes or"
                                + " no."
                                + WORD,
                        choice("no", "yes"))
                .ask(
                        "Anna, Ben and Carl each own one pet: a cat, a dog or a fish. Anna is"
                                + " allergic to fur. Ben does not own the dog. What does Carl own:"
                                + " cat, dog or fish?"
                                + WORD,
                        choice("dog", "cat", "fish"))
                .ask(
                        "Today is Wednesday. Which day of the week is it 100 days from now?" + WORD,
                        choice(
                                "friday",
                                "monday",
                                "tuesday",
                                "wednesday",
                                "thursday",
                                "saturday",
                                "sunday"))
                .ask(
                        "A is older than B. C is younger than D. B is older than D. Order A, B, C and"
                                + " D from the oldest to the youngest. End with a line 'Answer: '"
                                + " followed by the four letters, separated by commas.",
                        order("ABCD", "AB", "BD", "DC"))
                .ask("What number comes next: 2, 6, 12, 20, 30?" + NUMBER, number("42"))
                .list();
    }
}
