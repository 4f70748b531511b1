package io.baton.cli;

import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.render.ModelsView;
import io.baton.client.BatonClient;
import io.baton.domain.learning.LearntScores;
import io.baton.wire.avro.ModelCapability;
import io.baton.wire.avro.ModelStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/** Lists the models that workers serve. */
@Command(
        name = "list",
        description =
                "Lists the models that the cluster's workers serve, what they are good at, and what"
                        + " was learnt about that.")
final class ModelsListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(names = "--json", description = "Prints each as a line of JSON.")
    private boolean json;

    ModelsListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var screen = surroundings.screen();
        try (BatonClient client = Clients.connect(connection, installation, surroundings)) {
            List<ModelStatus> models = client.models();
            LearntScores learnt = Learnings.read(client, installation.settings().learning());
            Instant now = Instant.now();
            if (json) {
                models.forEach(
                        model ->
                                screen.out()
                                        .print(
                                                JsonLine.of(
                                                        model,
                                                        "learnt",
                                                        changed(model, learnt, now))));
            } else {
                List<ModelStatus> shown =
                        models.stream().map(model -> learnt(model, learnt, now)).toList();
                screen.out().print(ModelsView.render(shown, screen.style()));
            }
            screen.out().flush();
        }
        return 0;
    }

    private static ModelStatus learnt(ModelStatus model, LearntScores learnt, Instant now) {
        return ModelStatus.newBuilder(model)
                .setCapabilities(Learnings.of(model, learnt, now))
                .build();
    }

    /** The capabilities of which anything was learnt. */
    private static List<ModelCapability> changed(
            ModelStatus model, LearntScores learnt, Instant now) {
        return Learnings.of(model, learnt, now).stream()
                .filter(capability -> !model.getCapabilities().contains(capability))
                .toList();
    }
}
