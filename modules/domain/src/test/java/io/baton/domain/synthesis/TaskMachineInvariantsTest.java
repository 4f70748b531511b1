package io.baton.domain.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.chain.Role;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.task.OutputFormat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

import java.util.ArrayList;
import java.util.List;

/** What holds in whatever order events come, however often, and however many are lost. */
class TaskMachineInvariantsTest {
    private static final int RUNS = 8_000;
    private static final int MOST_CHOICES = 400;
    private static final List<Plan> PLANS = plans();

    @Property(tries = RUNS, seed = "20261124")
    @StatisticsReport(StatisticsReportMode.OFF)
    void holdInAnyOrderWithDuplicatesAndLosses(
            @ForAll("plansOfAllKinds") Plan plan, @ForAll("choices") List<Integer> choices) {
        Chaos chaos = new Chaos(plan, new Choices(choices));

        chaos.run();

        assertThat(chaos.violations()).isEmpty();
        assertThat(Edge.legal()).containsAll(chaos.edges());
        // The runs are worth something only if they end in every way.
        Statistics.collect(chaos.end());
        Statistics.coverage(
                ends -> {
                    for (Edge.Kind end : Edge.Kind.ENDS) {
                        ends.check(end).percentage(share -> share > 2.5);
                    }
                });
    }

    @Provide
    Arbitrary<Plan> plansOfAllKinds() {
        return Arbitraries.of(PLANS);
    }

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofMaxSize(MOST_CHOICES)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        plans.add(Plans.full());
        plans.add(Plans.of(Plans.executor()));
        plans.add(Plans.of(Plans.executor(), Plans.reviewer(3)));
        plans.add(
                Plans.of(
                        Plans.skipped(Plans.context(), "short"),
                        Plans.planner("context"),
                        Plans.executor("planner"),
                        Plans.reviewer(2)));
        PlannedStage gist = Plans.stage("gist", Role.CONTEXT, false, 0);
        PlannedStage steps = Plans.stage("steps", Role.PLANNER, false, 0);
        PlannedStage second = Plans.stage("second", Role.REVIEWER, false, 2, "executor");
        plans.add(
                Plans.of(gist, steps, Plans.executor("gist", "steps"), Plans.reviewer(2), second));
        plans.add(Plans.plan(OutputFormat.JSON, null, Plans.executor(), Plans.reviewer(1)));
        for (Gather by : Gather.values()) {
            plans.add(ParallelPlans.of(by, 3, 1));
            plans.add(ParallelPlans.of(by, 2, 2, Plans.reviewer(2)));
        }
        for (Plan plan : List.copyOf(plans)) {
            plans.add(Plans.within("0.05", plan));
            plans.add(Plans.within("0.011", plan));
        }
        return plans;
    }
}
