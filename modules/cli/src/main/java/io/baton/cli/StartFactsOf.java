package io.baton.cli;

import io.baton.app.RunningBaton;
import io.baton.app.mapping.ModelMapping;
import io.baton.app.worker.model.ServedModels;
import io.baton.cli.failure.LogFolder;
import io.baton.cli.render.StartFacts;
import io.baton.wire.avro.ModelStatus;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Gathers what the start-up screen says. */
final class StartFactsOf {
    private StartFactsOf() {}

    static StartFacts roles(
            RunningBaton roles, String bootstrapServers, @Nullable Path dataDir, Duration took) {
        var served = roles.served();
        String worker = Objects.requireNonNullElse(roles.settings().worker().id(), "this process");
        return new StartFacts(
                Version.current(),
                bootstrapServers,
                took,
                dataDir,
                LogFolder.current(),
                roles.settings().roles(),
                served.map(ServedModels::looked).orElse(List.of()),
                served.map(StartFactsOf::troubles).orElse(List.of()),
                served.map(models -> statuses(models, worker)).orElse(List.of()),
                roles.topology(),
                roles.topics().created().size(),
                roles.topics().warnings());
    }

    /** The models as they are announced. */
    static List<ModelStatus> statuses(ServedModels models, String worker) {
        Instant now = Instant.now();
        return models.descriptors().stream()
                .map(
                        model ->
                                ModelMapping.toWire(
                                        model,
                                        models.performance(model.id()),
                                        worker,
                                        models.unavailable(model.provider()).orElse(null),
                                        now,
                                        now.plus(Duration.ofHours(1))))
                .toList();
    }

    private static List<String> troubles(ServedModels models) {
        return models.providers().stream()
                .filter(provider -> provider.trouble().isPresent())
                .map(
                        provider ->
                                "provider %s cannot be asked: %s"
                                        .formatted(provider.id(), provider.trouble().get()))
                .toList();
    }
}
