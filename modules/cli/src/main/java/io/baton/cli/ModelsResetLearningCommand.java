package io.baton.cli;

import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.failure.UserError;
import io.baton.client.BatonClient;
import io.baton.domain.learning.LearntScores;
import io.baton.wire.Topology;
import io.baton.wire.avro.ModelStatus;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Forgets what was learnt about models. */
@Command(
        name = "reset-learning",
        description = {
            "Forgets what was learnt about models until now: their scores are again what they are"
                    + " configured, measured or guessed as.",
            "Without MODEL about all models, without --capability at all capabilities."
        })
final class ModelsResetLearningCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "Id of the model, as './baton models list' shows it.")
    private @Nullable String model;

    @Option(names = "--capability", paramLabel = "C", description = "Only at that capability.")
    private @Nullable String capability;

    @Option(names = "--json", description = "Answers in JSON, for machines.")
    private boolean json;

    ModelsResetLearningCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Topology topology = installation.topology();
        if (capability != null && !topology.capabilities().contains(capability)) {
            throw new UserError(
                    "--capability is '%s'; there are only %s."
                            .formatted(capability, topology.capabilities()));
        }
        try (BatonClient client = Clients.connect(connection, installation, surroundings)) {
            if (model != null) {
                requireKnown(client, model);
            }
            client.resetLearning(model, capability);
        }
        var out = surroundings.screen().out();
        if (json) {
            Map<String, @Nullable String> answer = new LinkedHashMap<>();
            answer.put("action", "RESET_LEARNING");
            answer.put("model", model);
            answer.put("capability", capability);
            out.print(JsonLine.of(answer));
        } else {
            out.println(
                    "What was learnt about %s%s until now is forgotten."
                            .formatted(
                                    model == null ? "all models" : model,
                                    capability == null ? "" : " at " + capability));
        }
        out.flush();
        return 0;
    }

    private void requireKnown(BatonClient client, String id) {
        LearntScores learnt = Learnings.read(client, installation.settings().learning());
        Set<String> known =
                client.models().stream()
                        .map(ModelStatus::getModelId)
                        .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(learnt.models());
        if (!known.contains(id)) {
            throw new UserError(
                    "MODEL is '%s', but no such model is served and nothing was learnt about one; known are %s."
                            .formatted(id, known));
        }
    }
}
