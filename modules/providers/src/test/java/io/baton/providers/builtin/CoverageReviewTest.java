package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageReviewTest {
    private final CoverageReview reviewer = new CoverageReview(MiniLmEmbedder.shared());
    private final Extractor extractor = new Extractor(MiniLmEmbedder.shared());

    @Test
    void anAnswerAboutOneTopicGoesBackAndNamesOthers() throws InterruptedException {
        String answer = "A storm broke the north breakwater in February, and its repair is costly.";

        Review review = review(answer);

        assertThat(review.approved()).isFalse();
        assertThat(review.coverage()).isLessThan(0.4);
        assertThat(review.render())
                .startsWith("VERDICT: REVISE\nCOVERAGE: 0.")
                .contains("\n- missing: ");
        assertThat(String.join("\n", review.missing())).contains("cargo", "crane");
    }

    @Test
    void theDocumentItselfCoversItself() throws InterruptedException {
        Review review = review(Documents.harbour());

        assertThat(review.approved()).isTrue();
        assertThat(review.render()).isEqualTo("VERDICT: APPROVE\nCOVERAGE: 1.00");
    }

    @Test
    void anAnswerOnSomethingElseCoversNothing() throws InterruptedException {
        Review review = review("Bread needs flour, water and yeast. Let the dough rest overnight.");

        assertThat(review.coverage()).isLessThan(0.05);
        assertThat(review.approved()).isFalse();
    }

    @Test
    void anExecutorThatHeedsTheReviewIsApproved() throws InterruptedException {
        String document = Documents.harbour();
        String task = "What are the main risks for the port?";
        String first = answer(document, task, null, null);
        Review before = review(first);

        String second = answer(document, task, first, before.render());
        Review after = review(second);

        assertThat(before.approved()).isFalse();
        assertThat(after.coverage()).isGreaterThan(before.coverage());
        assertThat(after.approved()).isTrue();
        assertThat(second.length()).isLessThan(document.length() / 2);
    }

    @Test
    void anAnswerInOtherWordsIsNotSentBackForItsWords() throws InterruptedException {
        Review review =
                review(
                        """
                        The port moved 3.4 million tonnes in 2025, a record, and ended with a surplus of nearly
                        three million pounds. Container volumes keep falling, and the old crane, which failed for
                        over a month, must be replaced soon. Wind farm parts brought more than two hundred calls
                        and good income. In February a severe storm wrecked part of the north breakwater; repairs
                        would cost 8.4 million and another storm like it could break through. More sand than
                        planned had to be dredged from the channel. Norlund's winter ferry moved to another port,
                        which costs almost half a million a year. Dust is down thanks to covered conveyors, and
                        night work with timber has been restricted after complaints about noise. Fewer accidents
                        happened at work, but many operators will retire soon. A security test got into the gate
                        system in two hours. The dredging reserve covers about two years, and the board decides in
                        April 2026 which investments come first.
                        """);

        assertThat(review.approved()).isTrue();
        assertThat(review.coverage()).isBetween(0.7, 0.95);
    }

    @Test
    void aListOfPhrasesCoversNoTopic() throws InterruptedException {
        Review review = review("- quay\n- cargo\n- dredging reserve\n- storm\n- crane\n- ships");

        assertThat(review.coverage()).isZero();
    }

    private Review review(String answer) throws InterruptedException {
        return reviewer.review(
                Documents.embedded(Documents.harbour()), answer, Documents.patient());
    }

    private String answer(
            String document, String task, @Nullable String before, @Nullable String review)
            throws InterruptedException {
        return extractor
                .answer(
                        document,
                        BuiltinModel.ANALYSIS,
                        task,
                        before,
                        review,
                        Integer.MAX_VALUE,
                        Documents.patient())
                .markdown();
    }
}
