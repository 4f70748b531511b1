package io.baton.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.Role;
import io.baton.domain.chain.StageBrief;
import io.baton.domain.chain.StageBrief.Part;
import io.baton.domain.context.ContextFit.Cut;
import io.baton.domain.context.ContextFit.Fitting;
import io.baton.domain.planning.CharacterTokenEstimator;
import io.baton.domain.planning.TokenEstimator;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;

class ContextFitTest {
    private static final TokenEstimator ESTIMATOR = new CharacterTokenEstimator();
    private static final PromptComposer COMPOSER = new PromptComposer();
    private static final List<String> OF_THE_TASK =
            List.of(Prompt.TASK, Prompt.REQUIREMENTS, Prompt.SCHEMA, Prompt.INPUT);

    private final ContextFit fit = new ContextFit(ESTIMATOR);

    @Test
    void whatFitsIsNotTouched() {
        StageBrief brief = brief(Role.EXECUTOR, "input", part(Role.PLANNER, 40));

        assertThat(fit.fit(brief, tokens(brief), ContextFitTest::tokens))
                .isEqualTo(new Fitting.Fits(brief.context(), List.of()));
    }

    @Test
    void contextBesideItsInputGoesFirstThenThePlanThenTheReviewAndTheAnswerLast() {
        StageBrief brief =
                brief(
                        Role.EXECUTOR,
                        "input",
                        part(Role.CONTEXT, 60),
                        part(Role.PLANNER, 60),
                        part(Role.EXECUTOR, 60),
                        part(Role.REVIEWER, 60));
        int all = tokens(brief);

        assertThat(cutRoles(brief, all - 50)).containsExactly(Role.CONTEXT);
        assertThat(cutRoles(brief, all * 7 / 10)).containsExactly(Role.CONTEXT, Role.PLANNER);
        assertThat(cutRoles(brief, all * 5 / 10))
                .containsExactly(Role.CONTEXT, Role.PLANNER, Role.REVIEWER);
        assertThat(cutRoles(brief, all * 4 / 10))
                .containsExactly(Role.CONTEXT, Role.PLANNER, Role.EXECUTOR, Role.REVIEWER);
    }

    @Test
    void contextInThePlaceOfTheInputGoesAfterThePlan() {
        StageBrief brief =
                brief(Role.EXECUTOR, null, part(Role.CONTEXT, 60), part(Role.PLANNER, 60));

        assertThat(cutRoles(brief, tokens(brief) - 100)).containsExactly(Role.PLANNER);
    }

    @Test
    void ofSeveralAnswersTheLongestGiveFirst() {
        StageBrief brief =
                brief(
                        Role.JUDGE,
                        "input",
                        part(Role.EXECUTOR, 20),
                        part(Role.EXECUTOR, 80),
                        part(Role.EXECUTOR, 80));

        Fitting fitting = fit.fit(brief, tokens(brief) * 7 / 10, ContextFitTest::tokens);

        assertThat(fitting)
                .isInstanceOfSatisfying(
                        Fitting.Fits.class,
                        fits -> {
                            assertThat(fits.parts().getFirst())
                                    .isEqualTo(brief.context().getFirst());
                            assertThat(fits.cuts()).hasSize(2);
                            assertThat(fits.cuts().getFirst().to())
                                    .isCloseTo(
                                            fits.cuts().getLast().to(),
                                            org.assertj.core.data.Offset.offset(30));
                        });
    }

    @Test
    void anAnswerOfWhichHardlyAnythingWouldBeLeftIsOfNoUse() {
        String code = "```java\n" + "call();\n".repeat(300) + "```";
        StageBrief brief = brief(Role.REVIEWER, "input", new Part(Role.EXECUTOR, "Look:\n" + code));

        Fitting fitting = fit.fit(brief, tokens(brief) / 2, ContextFitTest::tokens);

        assertThat(fitting).isInstanceOf(Fitting.TooLong.class);
    }

    @Test
    void aTaskThatIsTooLongItselfDoesNotFitAndTheNumberSaysSo() {
        StageBrief brief = brief(Role.EXECUTOR, "long ".repeat(2_000), part(Role.PLANNER, 60));

        Fitting fitting = fit.fit(brief, 1_000, ContextFitTest::tokens);

        assertThat(fitting)
                .isInstanceOfSatisfying(
                        Fitting.TooLong.class,
                        tooLong -> assertThat(tooLong.tokens()).isGreaterThan(2_000));
    }

    @Test
    void neverIsAPromptTooLongOrTheTaskTouchedOrACutUnmarked() {
        Role[] roles = {Role.CONTEXT, Role.PLANNER, Role.EXECUTOR, Role.REVIEWER};
        int fitted = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Part[] parts = new Part[1 + random.nextInt(4)];
            for (int n = 0; n < parts.length; n++) {
                String text = new RandomTexts(seed * 10L + n).text(1 + random.nextInt(25));
                parts[n] = new Part(roles[random.nextInt(roles.length)], text);
            }
            Role role = random.nextBoolean() ? Role.EXECUTOR : Role.REVIEWER;
            String input = random.nextBoolean() ? new RandomTexts(seed).sentences() : null;
            StageBrief brief = brief(role, input, parts);
            int most = (int) (tokens(brief) * (0.3 + 0.7 * random.nextDouble()));

            if (fit.fit(brief, most, ContextFitTest::tokens)
                    instanceof Fitting.Fits(var shorter, var cuts)) {
                fitted++;
                StageBrief fitting = brief.with(shorter);
                String as = "seed " + seed;
                assertThat(tokens(fitting)).as(as).isLessThanOrEqualTo(most);
                Prompt before = COMPOSER.compose(brief);
                Prompt after = COMPOSER.compose(fitting);
                assertThat(after.system()).as(as).isEqualTo(before.system());
                assertThat(after.instruction()).as(as).isEqualTo(before.instruction());
                OF_THE_TASK.forEach(
                        label ->
                                assertThat(after.section(label))
                                        .as(as)
                                        .isEqualTo(before.section(label)));
                assertThat(shorter.stream().filter(part -> part.text().contains("[… ")).count())
                        .as(as)
                        .isEqualTo(cuts.size());
                assertThat(fit.fit(brief, most, ContextFitTest::tokens))
                        .as(as)
                        .isEqualTo(new Fitting.Fits(shorter, cuts));
            }
        }
        assertThat(fitted).as("of 300").isGreaterThan(100);
    }

    private List<Role> cutRoles(StageBrief brief, int most) {
        return fit.fit(brief, most, ContextFitTest::tokens) instanceof Fitting.Fits fits
                ? fits.cuts().stream().map(Cut::role).toList()
                : List.of();
    }

    private static Part part(Role role, int sentences) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < sentences; n++) {
            text.append("Sentence ").append(n).append(" of the ").append(role).append(". ");
        }
        return new Part(role, text.toString());
    }

    private static StageBrief brief(Role role, @Nullable String input, Part... parts) {
        return new StageBrief(
                role,
                "general",
                "Say which broker leads",
                input,
                Map.of("language", "english"),
                List.of(parts),
                OutputFormat.JSON,
                "{\"type\":\"object\"}",
                0);
    }

    private static int tokens(StageBrief brief) {
        Prompt prompt = COMPOSER.compose(brief);
        return ESTIMATOR.estimate(prompt.system()) + ESTIMATOR.estimate(prompt.userMessage());
    }
}
