package io.baton.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.probe.CodeBench;
import io.baton.domain.probe.ProbeTask;
import io.baton.domain.probe.ProbeTasks;
import io.baton.domain.probe.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class JavaBenchTest {
    private static final CodeBench RUNS = new JavaBench(true);
    private static final CodeBench COMPILES = new JavaBench(false);

    @TempDir Path folder;

    @Test
    void aRightAnswerPassesWithWhateverStandsAroundItsCode() throws Exception {
        String answer =
                """
                Here is the class:
                ```java
                class Palindrome {
                    static boolean check(String text) {
                        String plain = text.toLowerCase().replaceAll("[^a-z0-9]", "");
                        return new StringBuilder(plain).reverse().toString().equals(plain);
                    }
                }
                ```
                It ignores case.
                """;

        assertThat(judge("code-1", answer, RUNS)).isEqualTo(Verdict.passed());
    }

    @Test
    void codeThatDoesNothingPassesOnlyWhereItIsNotRun() throws Exception {
        String stub = "class Roman { static String of(int number) { return \"\"; } }";

        assertThat(judge("code-3", stub, COMPILES)).isEqualTo(Verdict.passed());
        assertThat(judge("code-3", stub, RUNS).reason())
                .isEqualTo("it does not print what it should");
    }

    @Test
    void codeThatDoesNotFitItsCallerDoesNotPass() throws Exception {
        assertThat(judge("code-3", "class Roman { String of(int n) { return \"\"; } }", COMPILES))
                .isEqualTo(Verdict.failed("it does not compile with its caller"));
        assertThat(judge("code-3", "class Roman", COMPILES).grade())
                .isEqualTo(Verdict.Grade.FAILED);
        assertThat(judge("code-3", "def roman(n): return ''", COMPILES))
                .isEqualTo(Verdict.failed("there is no class Roman"));
    }

    @Test
    void withoutLeaveNothingIsRun() throws Exception {
        // given: code that leaves a mark as soon as its class is used
        Path mark = folder.resolve("mark");
        Map<String, String> sources =
                Map.of(
                        "Main",
                        """
                        public class Main {
                            public static void main(String[] a) throws Exception {
                                java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
                            }
                        }
                        """
                                .formatted(mark));

        // when
        Verdict compiled = COMPILES.judge(sources, "Main", "");

        // then
        assertThat(compiled).isEqualTo(Verdict.passed());
        assertThat(Files.exists(mark)).isFalse();
        assertThat(RUNS.judge(sources, "Main", "")).isEqualTo(Verdict.passed());
        assertThat(Files.exists(mark)).isTrue();
    }

    @Test
    void codeThatDoesNotEndIsStopped() throws Exception {
        Map<String, String> sources =
                Map.of(
                        "Main",
                        "public class Main { public static void main(String[] a) { while (true) {"
                                + " System.out.println(\"again and again\"); } } }");

        assertThat(RUNS.judge(sources, "Main", ""))
                .isEqualTo(Verdict.failed("it ran for more than 10 s"));
    }

    private static Verdict judge(String id, String answer, CodeBench bench) throws Exception {
        ProbeTask task =
                ProbeTasks.of("code", true).stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        return task.steps().getFirst().check().judge(answer, bench);
    }
}
