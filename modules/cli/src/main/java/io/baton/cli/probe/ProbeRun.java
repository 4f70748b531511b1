package io.baton.cli.probe;

import io.baton.domain.model.LlmModel;
import io.baton.domain.probe.ProbeOutcome;
import io.baton.domain.probe.Prober;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Measures item by item. A model that cannot be measured at all is not asked again. */
final class ProbeRun {
    private final Prober prober;
    private final Function<String, Optional<LlmModel>> models;

    /**
     * A run.
     *
     * @param models the model of an id
     */
    ProbeRun(Prober prober, Function<String, Optional<LlmModel>> models) {
        this.prober = prober;
        this.models = models;
    }

    /** Measures them, and hands over each outcome as soon as it is there. */
    void measure(
            List<ProbePlan.Item> items, ProbeProgress progress, Consumer<ProbeOutcome> outcomes)
            throws InterruptedException {
        Set<String> hopeless = new HashSet<>();
        for (ProbePlan.Item item : items) {
            String id = item.model().id();
            Optional<LlmModel> model = models.apply(id);
            if (model.isEmpty() || hopeless.contains(id)) {
                continue;
            }
            ProbeOutcome outcome =
                    prober.probe(
                            model.get(), item.capability(), item.tasks(), progress.begin(item));
            if (outcome instanceof ProbeOutcome.NotMeasurable none && none.wholeModel()) {
                hopeless.add(id);
            }
            outcomes.accept(outcome);
        }
    }
}
