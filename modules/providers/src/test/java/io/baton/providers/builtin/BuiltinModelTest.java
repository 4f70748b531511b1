package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Role;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelAnswer;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Locale;

class BuiltinModelTest {
    private final LlmModel model = Requests.model();

    @Test
    void anAnalysisIsLabelledAndQuotesTheDocumentInItsOrder() throws InterruptedException {
        ModelAnswer answer =
                model.generate(
                        Requests.request(
                                Role.EXECUTOR, "analysis", Prompt.INPUT, Documents.harbour()));

        assertThat(answer.modelName()).isEqualTo("builtin/extractive");
        assertThat(answer.text())
                .startsWith("_Extracted by Baton's builtin provider")
                .contains("## Key sentences\n", "## Key phrases\n", "breakwater")
                .containsPattern("- [a-z ]+ \\(0\\.\\d\\d\\)");
        assertQuotedInOrder(answer.text());
    }

    @Test
    void aSummaryIsShorterThanAnAnalysis() throws InterruptedException {
        String summary = executed("summarization");

        assertThat(summary.length()).isLessThan(executed("analysis").length());
        assertThat(summary).doesNotContain("## Dates");
    }

    @Test
    void anExtractionListsWhatHasAFixedForm() throws InterruptedException {
        assertThat(executed("extraction"))
                .contains("## Dates", "- 11 February 2025", "## Amounts", "- £8.4 million")
                .contains("- reports@aldermouth-harbour.example");
    }

    @Test
    void contextIsAQuarterOfTheDocumentUnderItsOwnHeadings() throws InterruptedException {
        String context =
                model.generate(
                                Requests.request(
                                        Role.CONTEXT,
                                        "summarization",
                                        Prompt.INPUT,
                                        Documents.harbour()))
                        .text();

        assertThat(Words.count(context)).isBetween(100, Words.count(Documents.harbour()) * 2 / 5);
        assertThat(context).contains("## The February storm", "Key phrases: ");
    }

    @Test
    void theSameRequestHasTheSameAnswer() throws InterruptedException {
        assertThat(executed("analysis")).isEqualTo(executed("analysis"));
    }

    @Test
    void aJsonAnswerIsJson() throws InterruptedException {
        ModelRequest request =
                Requests.request(Role.EXECUTOR, "extraction", Prompt.INPUT, Documents.harbour());

        String json =
                model.generate(
                                new ModelRequest(
                                        request.prompt(),
                                        request.role(),
                                        request.capability(),
                                        0,
                                        OutputFormat.JSON,
                                        null,
                                        request.deadline()))
                        .text();

        var root = new tools.jackson.databind.json.JsonMapper().readTree(json);
        assertThat(root.path("keySentences").size()).isGreaterThan(3);
        assertThat(root.path("found").path("Dates").size()).isGreaterThan(3);
    }

    @Test
    void anAnswerKeepsToItsTokens() throws InterruptedException {
        ModelRequest request =
                Requests.request(Role.EXECUTOR, "analysis", Prompt.INPUT, Documents.harbour());

        String answer =
                model.generate(
                                new ModelRequest(
                                        request.prompt(),
                                        request.role(),
                                        request.capability(),
                                        200,
                                        OutputFormat.MARKDOWN,
                                        null,
                                        request.deadline()))
                        .text();

        assertThat(Words.count(answer)).isLessThan(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PLANNER", "JUDGE"})
    void otherRolesAreRejected(Role role) {
        assertThat(failure(Requests.request(role, "analysis", Prompt.INPUT, "One. Two.")))
                .hasMessageContaining(role.name().toLowerCase(Locale.ROOT))
                .hasMessageContaining("summarization, extraction and analysis")
                .extracting(ProviderException::code)
                .isEqualTo(ErrorCode.PROVIDER_REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "translation", "vision", "general", ""})
    void otherCapabilitiesAreRejected(String capability) {
        assertThat(failure(Requests.request(Role.EXECUTOR, capability, Prompt.INPUT, "One. Two.")))
                .extracting(ProviderException::code, ProviderException::retryable)
                .containsExactly(ErrorCode.PROVIDER_REJECTED, false);
    }

    @Test
    void aReviewNeedsAnAnswerAndAnAnswerNeedsAText() {
        assertThat(failure(Requests.request(Role.REVIEWER, "analysis", Prompt.INPUT, "A text.")))
                .hasMessageContaining("\"answer\"");
        assertThat(failure(Requests.request(Role.EXECUTOR, "analysis")))
                .hasMessageContaining("send the text as the task's input");
    }

    @Test
    void aLongDescriptionIsTheText() throws InterruptedException {
        String text =
                "The quay was closed. A crane fell into the basin and nobody was hurt. ".repeat(5);

        ModelAnswer answer =
                model.generate(Requests.request(Role.EXECUTOR, "analysis", text, new String[0]));

        assertThat(answer.text()).contains("- A crane fell into the basin and nobody was hurt.");
    }

    @Test
    void whatDoesNotFitFailsInsteadOfBeingCut() {
        assertThat(
                        failure(
                                Requests.request(
                                        Role.EXECUTOR,
                                        "analysis",
                                        Prompt.INPUT,
                                        "A word. ".repeat(110_000))))
                .extracting(ProviderException::code)
                .isEqualTo(ErrorCode.CONTEXT_EXCEEDED);
    }

    @Test
    void theDeadlineHolds() {
        ModelRequest request =
                Requests.request(Role.EXECUTOR, "analysis", Prompt.INPUT, Documents.harbour());

        assertThat(failure(Requests.ends(request, Instant.now().plusMillis(15))))
                .extracting(ProviderException::code)
                .isEqualTo(ErrorCode.PROVIDER_TIMEOUT);
    }

    @Test
    void anInterruptAborts() {
        ModelRequest request =
                Requests.request(Role.EXECUTOR, "analysis", Prompt.INPUT, Documents.harbour());

        Thread.currentThread().interrupt();

        assertThat(catchThrowableOfType(InterruptedException.class, () -> model.generate(request)))
                .isNotNull();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private String executed(String capability) throws InterruptedException {
        return model.generate(
                        Requests.request(
                                Role.EXECUTOR, capability, Prompt.INPUT, Documents.harbour()))
                .text();
    }

    private ProviderException failure(ModelRequest request) {
        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> model.generate(request));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static void assertQuotedInOrder(String answer) {
        String document = Documents.harbour();
        String list =
                answer.substring(
                        answer.indexOf("## Key sentences"), answer.indexOf("## Key phrases"));
        int last = -1;
        for (String line : list.lines().filter(line -> line.startsWith("- ")).toList()) {
            int at = document.indexOf(line.substring(2));
            assertThat(at).as(line).isGreaterThan(last);
            last = at;
        }
    }
}
