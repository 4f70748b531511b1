package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.Rejection.Reason;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.Priority;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ModelSelectorTest {
    private final ModelSelector selector = new ModelSelector(3, 5);

    static Stream<Arguments> limits() {
        Constraints none = Constraints.NONE;
        return Stream.of(
                Arguments.of("writing", 100, none, Reason.NO_CAPABILITY, "no score for writing"),
                Arguments.of(
                        "code",
                        100,
                        Given.limits(null, null, null, 0.8),
                        Reason.SCORE_TOO_LOW,
                        "code score 0.70 is below the 0.80 needed"),
                Arguments.of(
                        "code",
                        100,
                        Given.limits(null, null, null, null, "eu"),
                        Reason.TAG_MISSING,
                        "[eu]"),
                Arguments.of(
                        "code",
                        100,
                        Given.limits(4 * Given.GB, null, null, null),
                        Reason.MEMORY_TOO_LARGE,
                        "needs 4.7 GB of memory, the task allows 4.0 GB"),
                Arguments.of(
                        "code",
                        7_000,
                        none,
                        Reason.CONTEXT_TOO_SMALL,
                        "its window of 8000 tokens is smaller than 7000 for the prompt and 2000 for the answer"),
                Arguments.of(
                        "code",
                        100,
                        Given.limits(null, 8_001, null, null),
                        Reason.CONTEXT_TOO_SMALL,
                        "smaller than the 8001 the task asks for"),
                Arguments.of(
                        "code", Integer.MAX_VALUE, none, Reason.CONTEXT_TOO_SMALL, "2147483647"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aModelBeyondALimitIsRejectedWithTheNumbers(
            String capability, int prompt, Constraints constraints, Reason code, String sentence) {
        ModelDescriptor model = Given.model("p/a", 0.7, 8_000, 4.7, true, "code");

        Selection selection =
                selector.select(Given.catalog(model), need(capability, prompt, constraints));

        assertThat(selection.candidates()).isEmpty();
        assertThat(selection.rejected())
                .singleElement()
                .satisfies(
                        rejection -> {
                            assertThat(rejection.code()).isEqualTo(code);
                            assertThat(rejection.reason()).contains(sentence);
                        });
    }

    @Test
    void aModelExactlyAtEveryLimitIsChosen() {
        Constraints constraints = Given.limits(4_700_000_000L, 8_000, null, 0.7, "local-only");

        Selection selection =
                selector.select(
                        Given.catalog(Given.model("p/a", 0.7, 8_000, 4.7, true, "code")),
                        need("code", 6_000, constraints));

        assertThat(selection.candidates()).hasSize(1);
        assertThat(selection.room()).isEqualTo(2_000);
        assertThat(selection.candidates().getFirst().reason())
                .isEqualTo("code 0.70 (configuration), resident, 4.7 GB, window 8000");
    }

    @ParameterizedTest
    @CsvSource({"QUALITY, large", "EFFICIENCY, small", "SPEED, resident", "BALANCED, resident"})
    void thePriorityDecidesBetweenGoodFastAndSmall(Priority priority, String best) {
        ModelCatalog catalog =
                Given.catalog(
                        Given.model("large", 0.95, 8_000, 40, false, "code"),
                        Given.model("resident", 0.75, 8_000, 8, true, "code"),
                        Given.model("small", 0.5, 8_000, 0.5, false, "code"));

        Selection selection = selector.select(catalog, need("code", 100, Given.priority(priority)));

        assertThat(selection.candidates().getFirst().model()).isEqualTo(best);
    }

    @ParameterizedTest
    @CsvSource({"BALANCED", "SPEED", "QUALITY", "EFFICIENCY"})
    void aMethodThatOnlyPicksFromTheInputComesLast(Priority priority) {
        ModelCatalog catalog =
                Given.catalog(
                        Given.builtin(), Given.model("poor", 0.3, 8_000, 70, false, "analysis"));

        Selection selection =
                selector.select(catalog, need("analysis", 100, Given.priority(priority)));

        assertThat(selection.candidates())
                .extracting(Candidate::model)
                .containsExactly("poor", "builtin/extractive");
        assertThat(selection.languageModels()).isTrue();
    }

    @Test
    void anAnswerToASchemaNeedsALanguageModel() {
        StageNeed need = new StageNeed("analysis", 100, 100, 0.3, true, Set.of(), Constraints.NONE);

        Selection selection = selector.select(Given.catalog(Given.builtin()), need);

        assertThat(selection.rejected().getFirst().reason()).contains("JSON schema");
    }

    @Test
    void theOrderOfTheCatalogDoesNotMatter() {
        List<ModelDescriptor> models = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            models.add(Given.model("equal-" + (10 + i), 0.7, 8_000, 4, false, "code"));
        }
        Selection expected =
                selector.select(new ModelCatalog(models), need("code", 1, Constraints.NONE));

        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(models, new Random(seed));
            assertThat(selector.select(new ModelCatalog(models), need("code", 1, Constraints.NONE)))
                    .isEqualTo(expected);
        }
        assertThat(expected.candidates())
                .extracting(Candidate::model)
                .containsExactly("equal-10", "equal-11", "equal-12");
    }

    @Test
    void rejectionsAreBoundedAndNearMissesComeFirst() {
        List<ModelDescriptor> models = new ArrayList<>();
        IntStream.range(100, 200)
                .forEach(i -> models.add(Given.model("a" + i, 0.7, 8_000, 4, true, "writing")));
        models.add(Given.model("z", 0.1, 8_000, 4, true, "code"));

        Selection selection =
                selector.select(new ModelCatalog(models), need("code", 1, Constraints.NONE));

        assertThat(selection.rejected())
                .extracting(Rejection::model)
                .containsExactly("z", "a100", "a101", "a102", "a103");
    }

    private static StageNeed need(String capability, int prompt, Constraints constraints) {
        return new StageNeed(capability, prompt, 2_000, 0.3, false, Set.of(), constraints);
    }
}
