package io.baton.cli;

import io.baton.app.config.LearningSettings;
import io.baton.app.learning.LearntCatalog;
import io.baton.app.mapping.LearningMapping;
import io.baton.app.mapping.ModelMapping;
import io.baton.client.BatonClient;
import io.baton.client.MissingTopicException;
import io.baton.domain.learning.LearntScores;
import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.ModelCatalog;
import io.baton.wire.avro.ModelCapability;
import io.baton.wire.avro.ModelOutcome;
import io.baton.wire.avro.ModelStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the analyzers of a cluster have learnt, worked out from the same records. */
final class Learnings {
    private static final Logger LOG = LoggerFactory.getLogger(Learnings.class);

    private Learnings() {}

    /** Nothing where learning is switched off, or on a cluster that does not learn yet. */
    static LearntScores read(BatonClient client, LearningSettings settings) {
        LearntScores learnt = new LearntScores(settings.halfLife());
        if (!settings.enabled()) {
            return learnt;
        }
        try {
            client.outcomes(
                    Instant.now().minus(settings.memory()), outcome -> apply(outcome, learnt));
        } catch (MissingTopicException e) {
            // Topics are made by the roles: these are of a version that does not learn.
            return learnt;
        }
        return learnt;
    }

    private static void apply(ModelOutcome outcome, LearntScores learnt) {
        try {
            LearningMapping.apply(outcome, learnt);
        } catch (IllegalArgumentException e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("Passed over an outcome");
        }
    }

    /** The capabilities of a model with what was learnt, in its own order. */
    static List<ModelCapability> of(ModelStatus model, LearntScores learnt, Instant now) {
        ModelDescriptor known = ModelMapping.fromWire(model);
        Map<String, CapabilityScore> scores =
                LearntCatalog.learn(new ModelCatalog(List.of(known)), learnt, now)
                        .catalog()
                        .models()
                        .getFirst()
                        .capabilities();
        return model.getCapabilities().stream()
                .map(
                        own -> {
                            CapabilityScore score = scores.get(own.getName());
                            return score == null
                                    ? own
                                    : new ModelCapability(
                                            own.getName(),
                                            score.score(),
                                            score.confidence(),
                                            score.samples(),
                                            score.source());
                        })
                .toList();
    }
}
