package io.baton.cli;

import io.baton.app.config.BatonSettings;
import io.baton.app.learning.LearntCatalog;
import io.baton.app.provider.ProviderSource;
import io.baton.app.registry.ModelRegistry;
import io.baton.app.worker.model.ServedModels;
import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.explain.KnownModels;
import io.baton.client.BatonClient;
import io.baton.client.BatonClientException;
import io.baton.domain.planning.ModelCatalog;
import io.baton.wire.avro.ModelStatus;

import java.time.Instant;
import java.util.List;

/** Finds the models that a plan may count on. */
final class ModelSearch {
    private ModelSearch() {}

    /**
     * Those of the cluster when one answers, otherwise those that a worker here would serve.
     *
     * @throws RuntimeException when the user named a cluster and it does not answer
     */
    static KnownModels find(
            ConnectionOptions options, BatonSettings settings, Surroundings surroundings)
            throws InterruptedException {
        Connection connection = options.resolve(surroundings.bootstrapFile());
        if (options.isNamed()) {
            connection.require();
            return ofCluster(connection, settings);
        }
        if (connection.answersSoon()) {
            try {
                return ofCluster(connection, settings);
            } catch (BatonClientException notOurs) {
                // What listens there is no cluster with Baton's topics.
                return ofThisMachine(settings);
            }
        }
        return ofThisMachine(settings);
    }

    private static KnownModels ofCluster(Connection connection, BatonSettings settings) {
        try (BatonClient client = Clients.connect(connection, settings.topology())) {
            List<ModelStatus> models = client.models();
            Instant now = Instant.now();
            var registry = new ModelRegistry();
            for (ModelStatus model : models) {
                registry.apply(model.getModelId() + "@" + model.getWorkerId(), model);
            }
            return new KnownModels(
                    LearntCatalog.learn(
                                    registry.catalog(now),
                                    Learnings.read(client, settings.learning()),
                                    now)
                            .catalog(),
                    "the models that the cluster at %s serves"
                            .formatted(connection.bootstrapServers()));
        }
    }

    private static KnownModels ofThisMachine(BatonSettings settings) throws InterruptedException {
        try (var models = new ServedModels(new ProviderSource(settings))) {
            models.refresh();
            return new KnownModels(
                    new ModelCatalog(List.copyOf(models.descriptors())),
                    "the models that were found on this machine, since no cluster answers");
        }
    }
}
