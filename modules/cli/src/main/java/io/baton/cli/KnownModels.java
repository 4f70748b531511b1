package io.baton.cli;

import io.baton.app.config.BatonSettings;
import io.baton.app.registry.ModelRegistry;
import io.baton.app.worker.model.ProviderSource;
import io.baton.app.worker.model.ServedModels;
import io.baton.cli.cluster.Connection;
import io.baton.client.BatonClient;
import io.baton.domain.planning.ModelCatalog;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The models to plan with: those of the cluster when one answers, else those found here. */
final class KnownModels {
    private static final Pattern FIRST_ADDRESS = Pattern.compile("\\s*([^,]+):(\\d{1,5}).*");
    private static final int CONNECT_MILLIS = 1_000;

    private KnownModels() {}

    /**
     * @param notes hears where the models come from
     */
    static ModelCatalog find(Connection cluster, BatonSettings settings, PrintWriter notes)
            throws InterruptedException {
        if (answers(cluster)) {
            try (BatonClient client = Clients.connect(cluster, settings.topics().topology())) {
                ModelRegistry registry = new ModelRegistry();
                client.models()
                        .forEach(
                                status ->
                                        registry.apply(
                                                status.getModelId() + "@" + status.getWorkerId(),
                                                status));
                notes.println("Models of the cluster at " + cluster.bootstrapServers());
                notes.flush();
                return registry.catalog(Instant.now());
            }
        }
        try (ServedModels here = new ServedModels(new ProviderSource(settings))) {
            here.refresh();
            notes.println("No cluster answers; models found on this machine");
            notes.flush();
            return new ModelCatalog(List.copyOf(here.descriptors()));
        }
    }

    /** Whether anybody listens there: Kafka's clients would take much longer to find out. */
    private static boolean answers(Connection cluster) {
        Matcher address = FIRST_ADDRESS.matcher(cluster.bootstrapServers());
        if (!address.matches()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.group(1), Integer.parseInt(address.group(2))),
                    CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException nobody) {
            return false;
        }
    }
}
