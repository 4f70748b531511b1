package io.baton.app.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.config.LearningSettings;
import io.baton.app.mapping.ModelMapping;
import io.baton.app.registry.ModelRegistry;
import io.baton.domain.learning.LearntScores;
import io.baton.domain.learning.Lesson;
import io.baton.domain.learning.Lesson.Source;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.planning.Curiosity;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

class LearntCatalogTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final ModelRegistry registry = new ModelRegistry();
    private final LearntScores learnt = new LearntScores(WEEK);

    @Test
    void whatIsLearntCountsWithinASecond() {
        LearntCatalog catalog = catalog(true, false);
        assertThat(score(catalog, NOW)).isEqualTo(0.8);

        learnt.learn(lesson());

        assertThat(score(catalog, NOW.plusSeconds(1))).isLessThan(0.8);
        assertThat(catalog.forTask("t1", NOW).curiosity()).isSameAs(Curiosity.NONE);
    }

    @Test
    void switchedOffNothingIsLearnt() {
        learnt.learn(lesson());

        assertThat(score(catalog(false, true), NOW)).isEqualTo(0.8);
    }

    @Test
    void exploringIsAsked() {
        LearntCatalog catalog = catalog(true, true);

        assertThat(catalog.forTask("t1", NOW).curiosity().shift("p/a", "code")).isNotZero();
    }

    private LearntCatalog catalog(boolean enabled, boolean explore) {
        ModelDescriptor model =
                new ModelDescriptor(
                        "p/a",
                        "p",
                        "ollama",
                        "a",
                        null,
                        Map.of("code", new CapabilityScore(0.8, 0.5, 0, "family")),
                        8_192,
                        0,
                        0,
                        true,
                        true,
                        Set.of());
        registry.apply(
                "p/a@w",
                ModelMapping.toWire(
                        model, ModelPerformance.UNKNOWN, "w", null, NOW, NOW.plus(WEEK)));
        return new LearntCatalog(
                registry, learnt, new LearningSettings(enabled, WEEK, explore, 0.1));
    }

    private static double score(LearntCatalog catalog, Instant now) {
        return Objects.requireNonNull(
                        catalog.forTask("t1", now).models().getFirst().capabilities().get("code"))
                .score();
    }

    private static Lesson lesson() {
        return new Lesson("p/a", "code", Source.REVIEW, 0, 1, null, NOW, null);
    }
}
