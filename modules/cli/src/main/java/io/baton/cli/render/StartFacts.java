package io.baton.cli.render;

import io.baton.wire.Topology;
import io.baton.wire.avro.ModelStatus;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What there is to say when Baton has started.
 *
 * @param bootstrapServers what clients connect to
 * @param startedIn from the command to ready
 * @param dataDir where data is kept; null when the cluster is elsewhere
 * @param roles what this process plays
 * @param looked a sentence for each place where a model server was looked for
 * @param troubles sentences about providers that do not answer
 * @param models what this process serves
 * @param created how many topics were made now
 * @param warnings what is there but not as it should be
 */
public record StartFacts(
        String version,
        String bootstrapServers,
        Duration startedIn,
        @Nullable Path dataDir,
        Path logs,
        List<String> roles,
        List<String> looked,
        List<String> troubles,
        List<ModelStatus> models,
        Topology topology,
        int created,
        List<String> warnings) {

    public StartFacts {
        roles = List.copyOf(roles);
        looked = List.copyOf(looked);
        troubles = List.copyOf(troubles);
        models = List.copyOf(models);
        warnings = List.copyOf(warnings);
    }

    /** Whether this process serves models. */
    boolean works() {
        return roles.stream().anyMatch("worker"::equalsIgnoreCase);
    }
}
