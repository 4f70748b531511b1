package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatternFinderTest {

    @Test
    void findsWhatHasAFixedFormAsItIsWritten() throws InterruptedException {
        String text =
                """
                On 11 February 2025 and again on 2025-03-04 the firm paid €4.2 million, i.e. 1,184 tonnes,
                14% more. Write to a.b+c@mail.example.org or see https://example.org/a?b=1, please.
                On March 3, 2024 it was £640,000.
                """;

        var found = PatternFinder.find(text, Documents.patient());

        assertThat(found.get("Dates"))
                .containsExactly("11 February 2025", "2025-03-04", "March 3, 2024");
        assertThat(found.get("Amounts"))
                .containsExactly("€4.2 million", "1,184 tonnes", "14%", "£640,000");
        assertThat(found.get("E-mail addresses")).containsExactly("a.b+c@mail.example.org");
        assertThat(found.get("URLs")).containsExactly("https://example.org/a?b=1");
    }

    @Test
    void nothingToFindIsNoKind() throws InterruptedException {
        assertThat(PatternFinder.find("Nothing here.", Documents.patient())).isEmpty();
    }

    @Test
    void longRunsOfDigitsAndAtSignsEndSoon() throws InterruptedException {
        String hostile = "1,111".repeat(20_000) + "@".repeat(20_000) + "a.".repeat(20_000);

        assertThat(PatternFinder.find(hostile, Documents.patient())).isNotNull();
    }
}
