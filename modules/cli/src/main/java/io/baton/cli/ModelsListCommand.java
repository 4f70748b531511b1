package io.baton.cli;

import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.render.ModelsView;
import io.baton.client.BatonClient;
import io.baton.wire.avro.ModelStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/** Lists the models that workers serve. */
@Command(
        name = "list",
        description =
                "Lists the models that the cluster's workers serve and what they are good at.")
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
            if (json) {
                models.forEach(model -> screen.out().print(JsonLine.of(model)));
            } else {
                screen.out().print(ModelsView.render(models, screen.style()));
            }
            screen.out().flush();
        }
        return 0;
    }
}
