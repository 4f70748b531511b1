package io.baton.cli.probe;

import io.baton.cli.failure.UsageError;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.probe.ProbeTask;
import io.baton.domain.probe.ProbeTasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Which models are probed for what.
 *
 * @param models ids of models; empty for all
 * @param capabilities empty for all that can be measured
 * @param unclaimed whether to probe also what a model does not claim
 */
record ProbePlan(Set<String> models, Set<String> capabilities, boolean unclaimed) {

    /** The probes of a model for a capability. */
    record Item(ModelDescriptor model, String capability, List<ProbeTask> tasks) {}

    /**
     * The items in the order in which they are measured: provider by provider, so that nothing
     * waits for another and a model is loaded once.
     *
     * @throws UsageError when a model or a capability is not there
     */
    List<Item> items(Collection<ModelDescriptor> found) {
        check(found);
        List<Item> items = new ArrayList<>();
        found.stream()
                .filter(model -> models.isEmpty() || models.contains(model.id()))
                .sorted(
                        Comparator.comparing(ModelDescriptor::provider)
                                .thenComparing(ModelDescriptor::id))
                .forEach(model -> add(model, items));
        return items;
    }

    private void add(ModelDescriptor model, List<Item> items) {
        for (String capability : ProbeTasks.capabilities()) {
            List<ProbeTask> tasks = ProbeTasks.of(capability, model.generative());
            boolean wanted = capabilities.isEmpty() || capabilities.contains(capability);
            boolean sensible = unclaimed || model.capabilities().containsKey(capability);
            if (wanted && sensible && !tasks.isEmpty()) {
                items.add(new Item(model, capability, tasks));
            }
        }
    }

    private void check(Collection<ModelDescriptor> found) {
        List<String> known = found.stream().map(ModelDescriptor::id).sorted().toList();
        for (String model : models) {
            if (!known.contains(model)) {
                throw new UsageError(
                        "--model: there is no model '%s'; there are %s".formatted(model, known));
            }
        }
        for (String capability : capabilities) {
            if (!ProbeTasks.capabilities().contains(capability)) {
                throw new UsageError(
                        "--capability: there are no probes for '%s'; there are for %s"
                                .formatted(capability, ProbeTasks.capabilities()));
            }
        }
    }
}
