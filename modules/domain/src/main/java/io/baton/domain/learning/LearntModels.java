package io.baton.domain.learning;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.Curiosity;
import io.baton.domain.planning.ModelCatalog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * A catalog with what was learnt until one moment. For a task it can be explored by Thompson
 * sampling: each score is moved to a draw of what is believed about it, within a bound. The draws
 * follow from the task's id, so that a task that is planned again gets the same plan.
 */
public final class LearntModels {
    private final ModelCatalog catalog;
    private final Map<String, Map<String, Posterior>> beliefs;

    private LearntModels(ModelCatalog catalog, Map<String, Map<String, Posterior>> beliefs) {
        this.catalog = catalog;
        this.beliefs = beliefs;
    }

    /**
     * That catalog with what was learnt by then.
     *
     * @param floor see {@link LearntScores#applyTo}
     */
    public static LearntModels of(
            ModelCatalog known, LearntScores learnt, double floor, Instant now) {
        Map<String, Map<String, Posterior>> beliefs = new HashMap<>();
        for (ModelDescriptor model : known.models()) {
            Map<String, Posterior> own = new HashMap<>();
            for (Map.Entry<String, CapabilityScore> prior : model.capabilities().entrySet()) {
                own.put(
                        prior.getKey(),
                        learnt.posterior(model.id(), prior.getKey(), prior.getValue(), now));
            }
            beliefs.put(model.id(), own);
        }
        return new LearntModels(
                new ModelCatalog(
                        known.models().stream()
                                .map(model -> learnt.applyTo(model, floor, now))
                                .toList(),
                        known.performance()),
                beliefs);
    }

    /** The models with their learnt scores. */
    public ModelCatalog catalog() {
        return catalog;
    }

    /**
     * The same, explored for a task.
     *
     * @param bound how far a score is moved at most, 0..1
     */
    public ModelCatalog exploredFor(String taskId, double bound) {
        Curiosity curiosity =
                (model, capability) -> {
                    Posterior belief = beliefs.getOrDefault(model, Map.of()).get(capability);
                    return belief == null
                            ? 0
                            : belief.shift(new Random(seed(taskId, model, capability)), bound);
                };
        return catalog.with(curiosity);
    }

    private static long seed(String taskId, String model, String capability) {
        CRC32 crc = new CRC32();
        for (String part : new String[] {taskId, "\n", model, "\n", capability}) {
            crc.update(part.getBytes(StandardCharsets.UTF_8));
        }
        return crc.getValue();
    }
}
