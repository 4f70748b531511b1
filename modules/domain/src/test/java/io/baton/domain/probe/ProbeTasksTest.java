package io.baton.domain.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class ProbeTasksTest {

    static Stream<ProbeTask> tasks() {
        return ProbeTasks.capabilities().stream()
                .flatMap(capability -> ProbeTasks.of(capability, true).stream());
    }

    @Test
    void everyCapabilityHasEnough() {
        for (String capability : ProbeTasks.capabilities()) {
            boolean basic = Set.of("reasoning", "extraction", "general").contains(capability);
            assertThat(ProbeTasks.of(capability, true))
                    .as(capability)
                    .hasSizeGreaterThanOrEqualTo(basic ? 8 : 5);
        }
        Set<String> ids = new HashSet<>();
        assertThat(tasks()).allSatisfy(task -> assertThat(ids.add(task.id())).isTrue());
    }

    @Test
    void aMethodThatOnlyPicksGetsWhatItCanPass() {
        assertThat(ProbeTasks.of("summarization", false)).isNotEmpty().hasSizeLessThan(6);
        assertThat(ProbeTasks.of("reasoning", false)).isEmpty();
        assertThat(ProbeTasks.of("vision", true)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void emptyEchoingAndEvasiveAnswersPassNothing(ProbeTask task) throws Exception {
        for (ProbeTask.Step step : task.steps()) {
            List<String> answers =
                    List.of(
                            "",
                            " \n ",
                            "I'm sorry, but I can't help with that.",
                            "Das kann ich leider nicht beantworten.",
                            "{}",
                            "```\n```",
                            step.instruction(),
                            String.valueOf(step.input()),
                            step.instruction() + "\n\n" + step.input());
            for (String answer : answers) {
                assertThat(step.check().judge(answer, NoBench.INSTANCE).grade())
                        .as(answer)
                        .isNotEqualTo(Verdict.Grade.PASSED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskCanBePassed(ProbeTask task) throws Exception {
        if (task.steps().getFirst().check() instanceof JavaCheck) {
            return; // The bench's own test compiles and runs solutions.
        }
        List<String> answers = ReferenceAnswers.of(task.id());
        for (int i = 0; i < task.steps().size(); i++) {
            assertThat(task.steps().get(i).check().judge(answers.get(i), NoBench.INSTANCE))
                    .isEqualTo(Verdict.passed());
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void anAnswerWithoutEndIsJudgedSoon(ProbeTask task) throws Exception {
        String endless = "answer   s 1,2 {\"a\":[ - x\n".repeat(4_000);

        for (ProbeTask.Step step : task.steps()) {
            assertThat(step.check().judge(endless, NoBench.INSTANCE).grade())
                    .isNotEqualTo(Verdict.Grade.PASSED);
        }
    }
}
