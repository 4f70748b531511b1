package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;

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
    void aListOfPhrasesCoversNoTopic() throws InterruptedException {
        Review review = review("- quay\n- cargo\n- dredging reserve\n- storm\n- crane\n- ships");

        assertThat(review.coverage()).isZero();
    }

    private Review review(String answer) throws InterruptedException {
        return reviewer.review(
                Documents.embedded(Documents.harbour()), answer, Documents.patient());
    }

    private String answer(
            String document,
            String task,
            @org.jspecify.annotations.Nullable String before,
            @org.jspecify.annotations.Nullable String review)
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
