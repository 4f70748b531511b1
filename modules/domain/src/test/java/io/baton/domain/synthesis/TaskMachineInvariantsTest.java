package io.baton.domain.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Parallel.Gather;
import io.baton.domain.chain.Role;
import io.baton.domain.planning.Plan;
import io.baton.domain.planning.PlannedStage;
import io.baton.domain.task.OutputFormat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What holds in whatever order events come, however often, and however many are lost. */
class TaskMachineInvariantsTest {
    private static final int RUNS = 8_000;
    private static final List<Plan> PLANS = plans();

    @Test
    void holdInAnyOrderWithDuplicatesAndLosses() {
        Set<Edge> visited = new TreeSet<>();
        Map<Edge.Kind, Integer> ends = new EnumMap<>(Edge.Kind.class);
        for (int seed = 0; seed < RUNS; seed++) {
            Plan plan = PLANS.get(seed % PLANS.size());
            Chaos chaos = new Chaos(plan, new Random(seed));

            chaos.run();

            assertThat(chaos.violations()).as("seed " + seed).isEmpty();
            visited.addAll(chaos.edges());
            ends.merge(chaos.end(), 1, Integer::sum);
        }
        assertThat(Edge.legal()).containsAll(visited);
        // The runs are worth something only if they end in every way.
        assertThat(ends)
                .containsOnlyKeys(Edge.Kind.SUCCEEDED, Edge.Kind.FAILED, Edge.Kind.CANCELLED)
                .allSatisfy((kind, count) -> assertThat(count).isGreaterThan(RUNS / 40));
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
