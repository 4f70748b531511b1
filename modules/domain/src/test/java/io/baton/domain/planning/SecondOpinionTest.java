package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.ChainCatalog;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.SecondOpinion.Opinion;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is asked, and what becomes of the answer, when a text leaves its capability in doubt. */
class SecondOpinionTest {
    private static final ModelDescriptor ALL = Given.allRound("p/all", 0.8, 32_000, 5);

    private final List<String> asked = new ArrayList<>();

    @Test
    void aSureTextIsNotAskedAbout() {
        Plan plan = plan(reads(0.8), new Opinion.Given("code", "ollama/x"), "Write a poem", ALL);

        assertThat(plan.capability()).isEqualTo("writing");
        assertThat(plan.doubt()).isNull();
        assertThat(asked).isEmpty();
    }

    @Test
    void aTaskThatNamesItsTypeIsNotAskedAbout() {
        analyzer(reads(0.2), new Opinion.Given("code", "ollama/x"))
                .analyze(Given.typed("translation", "Hm"), Given.catalog(ALL), Given.NOW);

        assertThat(asked).isEmpty();
    }

    @Test
    void theAnswerDecidesCapabilityAndChainAndThePlanSaysWhoAnswered() {
        Plan plan = plan(reads(0.4), new Opinion.Given("code", "ollama/x"), "Fix it", ALL);

        assertThat(plan.capability()).isEqualTo("code");
        assertThat(plan.chain()).isEqualTo("code");
        assertThat(plan.confidence()).as("what the text alone gives it").isEqualTo(0.3);
        assertThat(plan.doubt())
                .isEqualTo(
                        "The description reads most like writing (0.40); classified by ollama/x as"
                                + " code.");
        assertThat(asked).containsExactly("Fix it");
    }

    @Test
    void anAnswerThatIsNoConfiguredCapabilityIsNone() {
        Plan plan = plan(reads(0.4), new Opinion.Given("astrology", "ollama/x"), "Hm", ALL);

        assertThat(plan.capability()).isEqualTo("writing");
        assertThat(plan.chain()).isEqualTo("default");
        assertThat(plan.doubt())
                .contains("writing (0.40)", "ollama/x named no configured capability.");
    }

    @Test
    void withoutAnAnswerTheGuessStandsWithItsDoubtAndTheReason() {
        Plan plan =
                plan(reads(0.4), new Opinion.Missing("The classifier came late."), "Fix it", ALL);

        assertThat(plan.capability()).isEqualTo("writing");
        assertThat(plan.chain()).isEqualTo("default");
        assertThat(plan.doubt())
                .contains("less sure than the 0.55 asked for")
                .endsWith("The classifier came late.");
    }

    @Test
    void whenNoModelCanWhatWasAnsweredTheTaskIsGeneral() {
        ModelDescriptor general = Given.model("p/g", 0.8, 32_000, 5, true, "general", "analysis");

        Plan plan = plan(reads(0.4), new Opinion.Given("code", "ollama/x"), "Fix it", general);

        assertThat(plan.refusal()).isNull();
        assertThat(plan.capability()).isEqualTo("general");
        assertThat(plan.chain()).isEqualTo("default");
        assertThat(plan.doubt()).contains("classified by ollama/x", "No model can code");
    }

    private Plan plan(
            CapabilityClassifier classifier, Opinion opinion, String text, ModelDescriptor model) {
        return analyzer(classifier, opinion)
                .analyze(Given.task(text), Given.catalog(model), Given.NOW);
    }

    private TaskAnalyzer analyzer(CapabilityClassifier classifier, Opinion opinion) {
        return new TaskAnalyzer(
                PlanningSettings.DEFAULTS,
                TaskRouting.DEFAULTS,
                ChainCatalog.builtIn(),
                Given.CAPABILITIES,
                classifier,
                (text, tags, askedAt) -> {
                    asked.add(text);
                    return opinion;
                },
                new CharacterTokenEstimator(),
                new PromptComposer());
    }

    private static CapabilityClassifier reads(double confidence) {
        return text ->
                new Classification(
                        "writing", confidence, Map.of("writing", confidence, "code", 0.3));
    }
}
