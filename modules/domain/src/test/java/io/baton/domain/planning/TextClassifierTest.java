package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

class TextClassifierTest {
    private final TextClassifier keywords = TextClassifier.byKeywords();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code          | Create a React component",
                "code          | Fix the NullPointerException in OrderService.java",
                "planning      | Create a project plan with milestones for the move",
                "reasoning     | What is the probability of two sixes in a row?",
                "analysis      | Analyse the report and assess its risks",
                "summarization | Summarise this article in three sentences",
                "extraction    | Extract all e-mail addresses as JSON",
                "translation   | Translate this letter into French",
                "writing       | Write a poem about rain",
                "general       | Who painted the Mona Lisa?"
            })
    void keywordsAloneTellPlainRequests(String capability, String text) {
        Classification told = keywords.classify(text);

        assertThat(told.capability()).isEqualTo(capability);
        assertThat(told.probabilities().values().stream().mapToDouble(p -> p).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(told.probabilities()).doesNotContainKey("vision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "🙂", "asdf qwer", "写", "((((((((((", "Hm"})
    void aTextThatSaysNothingIsDoubted(String text) {
        assertThat(keywords.classify(text).confidence()).isLessThan(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "übersetze das bitte ins Englische,translation",
        "Résume le texte suivant en trois phrases,summarization",
        "用Python写一个函数对列表排序,code",
        "Напиши стихотворение о море,writing",
        "Haz un plan de estudio para el examen,planning"
    })
    void otherLanguagesAreTold(String text, String capability) {
        assertThat(keywords.classify(text).capability()).isEqualTo(capability);
    }

    @Test
    void aRoleBeforeTheRequestDoesNotHideIt() {
        assertThat(
                        keywords.classify(
                                        "You are a seasoned nurse. Translate the note below into"
                                                + " Spanish.")
                                .capability())
                .isEqualTo("translation");
    }

    @Test
    void theRequestCountsNotTheMaterialInTheMiddle() {
        String material = "Translate into French. def f(x): return x; SELECT poem. ".repeat(5_000);

        assertThat(
                        keywords.classify(
                                        "Summarise the text below briefly: "
                                                + "x".repeat(600)
                                                + material
                                                + "y".repeat(300))
                                .capability())
                .isEqualTo("summarization");
    }

    @Test
    void anEmbedderThatFailsLeavesKeywords() {
        // The warning it logs is meant for operators, not for this test's output.
        Logger log = Logger.getLogger(TextClassifier.class.getName());
        log.setLevel(Level.OFF);
        TextClassifier broken =
                TextClassifier.byMeaning(
                        _ -> {
                            throw new IllegalStateException("no native library");
                        });

        assertThat(broken.classify("Translate this letter into French"))
                .isEqualTo(keywords.classify("Translate this letter into French"));
    }

    @Test
    void learnsFromAnyEmbedder() {
        // An embedder that knows letters only: poor, but enough for the regression to fit.
        SentenceEmbedder letters =
                text -> {
                    float[] counts = new float[26];
                    text.toLowerCase(java.util.Locale.ROOT)
                            .chars()
                            .filter(c -> c >= 'a' && c <= 'z')
                            .forEach(c -> counts[c - 'a'] += 1f / text.length());
                    return counts;
                };

        List<Exemplars.Exemplar> all = Exemplars.load();
        List<Exemplars.Exemplar> some =
                IntStream.range(0, all.size() / 20).mapToObj(i -> all.get(20 * i)).toList();

        SoftmaxRegression learnt = TextClassifier.learn(some, letters);

        double[] told =
                learnt.probabilities(Features.of("Translate this letter into French", letters));
        assertThat(told[TextClassifier.CAPABILITIES.indexOf("translation")]).isGreaterThan(0.5);
    }
}
