package io.baton.cli;

import io.baton.app.classify.ModelOpinion;
import io.baton.app.config.BatonSettings;
import io.baton.app.mapping.PlanMapping;
import io.baton.app.planning.Planning;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.explain.BatchExplainer;
import io.baton.cli.explain.KnownModels;
import io.baton.cli.explain.PlanLine;
import io.baton.cli.failure.UserError;
import io.baton.cli.render.PlanView;
import io.baton.cli.task.TaskOptions;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskRequest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;

/** Shows the plan that would be made, and runs nothing. */
@Command(
        name = "explain",
        description = {
            "Shows the plan that would be made of a task and why, without running it.",
            "Counts on the models that the cluster serves when one answers, else on those that"
                    + " are found on this machine."
        },
        footer = {
            "",
            "Examples:",
            "  ./baton explain --require language=typescript \"Create a React component\"",
            "  ./baton explain --batch < tasks.jsonl"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec private @Nullable CommandSpec spec;
    @Mixin private final TaskOptions task = new TaskOptions();
    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(names = "--json", description = "Prints the plan as a line of JSON.")
    private boolean json;

    @Option(
            names = "--batch",
            description =
                    "Reads a task in JSON from each line of standard input and prints a plan in"
                            + " JSON for each.")
    private boolean batch;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (spec != null && batch == task.isDescribed()) {
            throw new ParameterException(
                    spec.commandLine(), "Give either a DESCRIPTION or --batch.");
        }
        BatonSettings settings = installation.settings();
        KnownModels models = ModelSearch.find(connection, settings, surroundings);
        try (var opinions = ModelOpinion.of(settings, InstantSource.system())) {
            return explain(Planning.of(settings, opinions.second()), models);
        }
    }

    private int explain(Planning planning, KnownModels models)
            throws InterruptedException, IOException {
        var screen = surroundings.screen();
        if (batch) {
            new BatchExplainer(planning, models.catalog()).run(surroundings.input(), screen.out());
            return 0;
        }
        Instant now = Instant.now();
        TaskRequest request = task.request(surroundings.input(), now);
        switch (planning.decide(request, now, models.catalog(), now)) {
            case Planning.Decision.Planned planned when json ->
                    screen.out().println(PlanLine.of(planned.plan()));
            case Planning.Decision.Planned planned -> {
                var plan = PlanMapping.toWire(planned.plan(), request, Encoding.JSON, null);
                screen.out().print(PlanView.render(plan, screen.style()));
                screen.out().println("\nPlanned with " + models.origin() + "; nothing was run.");
            }
            case Planning.Decision.Rejected rejected ->
                    throw new UserError(rejected.error().message());
        }
        screen.out().flush();
        return 0;
    }
}
