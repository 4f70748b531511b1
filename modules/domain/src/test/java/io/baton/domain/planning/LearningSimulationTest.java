package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.learning.LearntModels;
import io.baton.domain.learning.LearntScores;
import io.baton.domain.learning.Lesson;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.task.Constraints;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Weeks of tasks whose answers are reviewed, with chances of a good answer that nobody knows. */
class LearningSimulationTest {
    private static final String FAMOUS = "p/famous";
    private static final String OTHER = "p/other";
    private static final int A_DAY = 96;
    private static final double BOUND = 0.1;

    @Test
    void theBestByTheTableLosesItsPlaceToTheOneThatIsFoundGood() {
        World world = new World(0, Map.of(FAMOUS, 0.3, OTHER, 0.85));

        List<String> first = world.tasks(30);
        List<String> later = world.tasks(100);

        assertThat(first).startsWith(FAMOUS);
        assertThat(first.subList(20, 30)).containsOnly(OTHER);
        assertThat(later).filteredOn(FAMOUS::equals).hasSizeLessThan(5);
    }

    @Test
    void itRegainsItsPlaceOnceItIsBetterAgain() {
        World world = new World(0, Map.of(FAMOUS, 0.1, OTHER, 0.6));
        assertThat(world.tasks(7 * A_DAY).getLast()).isEqualTo(OTHER);

        world.truth.put(FAMOUS, 0.95);
        world.tasks(7 * A_DAY);

        assertThat(world.tasks(A_DAY))
                .filteredOn(FAMOUS::equals)
                .hasSizeGreaterThan(A_DAY * 9 / 10);
    }

    @Test
    void curiosityFindsTheBetterModelThatTheTableUnderrates() {
        Map<String, Double> truth = Map.of(FAMOUS, 0.8, OTHER, 0.95);
        World content = new World(0, truth);
        World curious = new World(BOUND, truth);
        content.tasks(7 * A_DAY);
        curious.tasks(7 * A_DAY);

        assertThat(content.tasks(A_DAY)).containsOnly(FAMOUS);
        assertThat(curious.tasks(A_DAY))
                .filteredOn(OTHER::equals)
                .hasSizeGreaterThan(A_DAY * 8 / 10);
    }

    @Test
    void regretIsFarBelowThatOfAlwaysTakingTheFirst() {
        for (double bound : new double[] {0, BOUND}) {
            World world = new World(bound, Map.of(FAMOUS, 0.3, OTHER, 0.85));

            int tasks = 14 * A_DAY;
            long worse = world.tasks(tasks).stream().filter(FAMOUS::equals).count();

            // always-first has the whole difference at every task
            assertThat(worse).as("with curiosity " + bound).isLessThan(tasks / 20);
        }
    }

    @Test
    void aHopelessModelIsNotTriedHoweverCurious() {
        ModelDescriptor hopeless = Given.model("p/hopeless", 0.4, 8_000, 4, true, "code");
        World world =
                new World(BOUND, Map.of(FAMOUS, 0.9, OTHER, 0.9, "p/hopeless", 1.0), hopeless);

        assertThat(world.tasks(14 * A_DAY)).doesNotContain("p/hopeless");
    }

    /** Two models and more, of which the first looks best. */
    private static final class World {
        private final Random random = new Random(20_261_124);
        private final LearntScores learnt = new LearntScores(Duration.ofDays(7));
        private final ModelSelector selector = new ModelSelector(3, 5);
        private final Map<String, Double> truth;
        private final ModelCatalog catalog;
        private final double bound;
        private Instant now = Given.NOW;
        private int count;

        World(double bound, Map<String, Double> truth, ModelDescriptor... more) {
            this.bound = bound;
            this.truth = new HashMap<>(truth);
            List<ModelDescriptor> models = new ArrayList<>(List.of(more));
            models.add(Given.model(FAMOUS, 0.8, 8_000, 4, true, "code"));
            models.add(Given.model(OTHER, 0.7, 8_000, 4, true, "code"));
            catalog = new ModelCatalog(models);
        }

        /** Which model each of so many tasks went to. */
        List<String> tasks(int many) {
            return Stream.generate(this::task).limit(many).toList();
        }

        private String task() {
            now = now.plus(Duration.ofDays(1).dividedBy(A_DAY));
            LearntModels models = LearntModels.of(catalog, learnt, 0.3, now);
            ModelCatalog asked =
                    bound > 0 ? models.exploredFor("task-" + count++, bound) : models.catalog();
            StageNeed need =
                    new StageNeed("code", 100, 500, 0.3, false, Set.of(), Constraints.NONE);
            String model = selector.select(asked, need).candidates().getFirst().model();
            boolean good = random.nextDouble() < truth.getOrDefault(model, 0.0);
            learnt.learn(
                    new Lesson(
                            model,
                            "code",
                            Lesson.Source.REVIEW,
                            good ? 1 : 0,
                            0.7,
                            "p/judge",
                            now,
                            null));
            return model;
        }
    }
}
