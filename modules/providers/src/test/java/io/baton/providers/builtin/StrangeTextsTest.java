package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.model.LlmModel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Texts that are very long, very short, or hardly texts end sensibly in every role. */
class StrangeTextsTest {
    private final LlmModel model = Requests.model();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One sentence only.",
                "word",
                "no full stop here but some words",
                "東京は日本の首都です。大阪は二番目に大きい都市です。港は古い。",
                "Порт старый. Кран сломан. Склад новый.",
                "مرحبا بالعالم. الميناء قديم.",
                "😀 😀😀 ok 👨‍👩‍👧 fine",
                "a\u0000b\u0007c\u001b[31m red\u202e reversed",
                "| a | b |\n|---|---|\n| 1 | 2 |",
                "# Only a heading",
                "The same. The same. The same. The same. The same."
            })
    void everyRoleAnswers(String text) throws InterruptedException {
        for (String capability : new String[] {"analysis", "summarization", "extraction"}) {
            String answer =
                    model.generate(Requests.request(Role.EXECUTOR, capability, Prompt.INPUT, text))
                            .text();
            assertThat(answer).contains("## Key sentences\n\n- ");
            String review =
                    model.generate(
                                    Requests.request(
                                            Role.REVIEWER,
                                            capability,
                                            Prompt.INPUT,
                                            text,
                                            Prompt.ANSWER,
                                            answer))
                            .text();
            assertThat(review).matches("(?s)VERDICT: (APPROVE|REVISE)\nCOVERAGE: [01]\\.\\d\\d.*");
            assertThat(
                            model.generate(
                                            Requests.request(
                                                    Role.CONTEXT, capability, Prompt.INPUT, text))
                                    .text())
                    .isNotBlank();
        }
    }

    @Test
    void aLongTextTakesBoundedTimeAndSaysThatItWasShortlisted() throws InterruptedException {
        String text = randomText(300_000);

        Instant start = Instant.now();
        String answer =
                model.generate(Requests.request(Role.EXECUTOR, "analysis", Prompt.INPUT, text))
                        .text();

        // Unloaded it takes 3 s; the machine that runs the tests may be busy.
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(answer).contains("_400 of ", " sentences were shortlisted");
    }

    @Test
    void aLongTextIsSeenToItsEnd() throws InterruptedException {
        var sentences = SentenceSplitter.split(randomText(300_000));

        var kept = Shortlist.of(sentences, Documents.patient());

        assertThat(sentences).hasSizeGreaterThan(3_000);
        assertThat(kept).hasSize(Shortlist.LIMIT);
        assertThat(kept.getFirst().index()).isLessThan(sentences.size() / 40);
        assertThat(kept.getLast().index()).isGreaterThan(sentences.size() * 39 / 40);
    }

    private static String randomText(int length) {
        String[] words =
                ("harbour crane storm cargo timber ferry pilot dredging channel quay noise dust grain"
                                + " moved broke fell rose closed opened slowly again before after under with the a")
                        .split(" ", -1);
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("The ");
            for (int i = 0; i < 12; i++) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            text.append(random.nextInt(1000)).append(random.nextInt(9) == 0 ? ".\n\n" : ". ");
        }
        return text.toString();
    }
}
