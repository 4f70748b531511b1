package io.baton.domain.planning;

import static io.baton.domain.planning.Given.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.Task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class TaskAnalyzerScaleTest {
    private static final int TASKS = 1_000;
    private final TaskAnalyzer analyzer = Given.analyzer(Given.reads("general", 0.9));

    /**
     * With all models fit, with all windows too small, with nobody capable, and with a ceiling of
     * cost that the best models exceed together.
     */
    @ParameterizedTest
    @ValueSource(strings = {"fit", "narrow", "incapable", "dear"})
    void aThousandModelsCostFarLessThanAModelsFirstToken(String kind) {
        ModelCatalog catalog = thousand(kind);
        boolean dear = kind.equals("dear");
        Task task = Given.needing("code", null, dear ? Given.ceiling("0.02") : Constraints.NONE);
        analyze(task, catalog);

        long start = cpuNanos();
        Plan plan = analyze(task, catalog);
        Duration each = Duration.ofNanos(cpuNanos() - start).dividedBy(TASKS);

        assertThat(plan.refusal() == null).isEqualTo(kind.equals("fit") || dear);
        // Far above what is usual: it has to catch quadratic work, not a slow machine.
        assertThat(each).isLessThan(Duration.ofMillis(5));
    }

    @Test
    void aPlanStaysSmallWithAThousandModels() {
        Plan plan =
                analyzer.analyze(
                        Given.needing("code", null, Constraints.NONE), thousand("fit"), NOW);

        assertThat(plan.toString()).hasSizeLessThan(100_000);
        assertThat(plan.stages())
                .allSatisfy(
                        stage -> {
                            assertThat(stage.candidates()).hasSize(8);
                            assertThat(stage.rejected()).hasSizeLessThanOrEqualTo(100);
                        });
    }

    /** Time on the processor: what other work on the machine does not change. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private Plan analyze(Task task, ModelCatalog catalog) {
        Plan plan = analyzer.analyze(task, catalog, NOW);
        for (int i = 1; i < TASKS; i++) {
            plan = analyzer.analyze(task, catalog, NOW);
        }
        return plan;
    }

    private static ModelCatalog thousand(String kind) {
        List<ModelDescriptor> models = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            double score = 0.3 + (i % 70) / 100.0;
            String id = "m/" + i;
            models.add(
                    switch (kind) {
                        case "fit" -> Given.allRound(id, score, 32_768, i % 40);
                        case "narrow" -> Given.allRound(id, score, 512 + i % 7, i % 40);
                        case "dear" ->
                                Given.priced(
                                        Given.allRound(id, score, 32_768, 0),
                                        "1",
                                        Integer.toString(1 + i % 70));
                        default -> Given.model(id, score, 32_768, 4, true, "writing");
                    });
        }
        return new ModelCatalog(models);
    }
}
