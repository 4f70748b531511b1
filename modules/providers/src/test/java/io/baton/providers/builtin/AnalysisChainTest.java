package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.ReviewVerdict;
import io.baton.domain.chain.Role;
import io.baton.domain.chain.StageBrief;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The stages of the analysis chain with the prompts that Baton really composes. */
class AnalysisChainTest {
    private static final String TASK = "Analyse the harbour report and name the main risks.";

    private final LlmModel model = Requests.model();
    private final List<StageBrief.Part> earlier = new ArrayList<>();

    @Test
    void theReviewSendsTheExecutorBackOnceAndThenApproves() throws InterruptedException {
        stage(Role.CONTEXT, "summarization", 0);
        stage(Role.EXECUTOR, "analysis", 0);

        ReviewVerdict first = ReviewVerdict.parse(stage(Role.REVIEWER, "analysis", 0));
        String revised = stage(Role.EXECUTOR, "analysis", 1);
        earlier.removeIf(part -> part.role() == Role.REVIEWER);
        earlier.removeIf(part -> part.role() == Role.EXECUTOR && !part.text().equals(revised));
        ReviewVerdict second = ReviewVerdict.parse(stage(Role.REVIEWER, "analysis", 1));

        assertThat(first).isInstanceOf(ReviewVerdict.Revise.class);
        assertThat(second).isInstanceOf(ReviewVerdict.Approve.class);
        assertThat(revised).contains("The single ship-to-shore crane");
    }

    @Test
    void theDescriptionIsTheTextWhereThereIsNoInput() throws InterruptedException {
        String text =
                "The quay was closed in March. A crane fell into the basin, but nobody was hurt. "
                        .repeat(4);

        String context = generate(Role.CONTEXT, "summarization", text, null, 0);

        assertThat(context).contains("A crane fell into the basin");
        assertThat(context).doesNotContain("Condense");
    }

    @Test
    void manyCallsAtOnceGetWhatOneGets() throws Exception {
        String alone = generate(Role.EXECUTOR, "analysis", TASK, Documents.harbour(), 0);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> call =
                    () -> generate(Role.EXECUTOR, "analysis", TASK, Documents.harbour(), 0);
            for (var done : threads.invokeAll(List.of(call, call, call, call))) {
                assertThat(done.get()).isEqualTo(alone);
            }
        }
    }

    private String stage(Role role, String capability, int round) throws InterruptedException {
        String text = generate(role, capability, TASK, Documents.harbour(), round);
        earlier.add(new StageBrief.Part(role, text));
        return text;
    }

    private String generate(
            Role role, String capability, String task, @Nullable String input, int round)
            throws InterruptedException {
        StageBrief brief =
                new StageBrief(
                        role,
                        capability,
                        task,
                        input,
                        Map.of(),
                        earlier,
                        OutputFormat.MARKDOWN,
                        null,
                        round);
        return model.generate(
                        new ModelRequest(
                                new PromptComposer().compose(brief),
                                role,
                                capability,
                                0,
                                OutputFormat.MARKDOWN,
                                null,
                                Instant.now().plusSeconds(120)))
                .text();
    }
}
