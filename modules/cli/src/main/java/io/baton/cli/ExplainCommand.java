package io.baton.cli;

import io.baton.app.config.BatonSettings;
import io.baton.app.mapping.PlanMapping;
import io.baton.app.planning.Planning;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.failure.UserError;
import io.baton.cli.render.PlanView;
import io.baton.cli.task.TaskOptions;
import io.baton.domain.planning.ModelCatalog;
import io.baton.domain.planning.Plan;
import io.baton.wire.TaskRequestDecoder;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskPlan;
import io.baton.wire.avro.TaskRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Says how a task would be done, and why so. */
@Command(
        name = "explain",
        description = {
            "Prints the plan that would be made for a task and why, without running it.",
            "Plans with the models of the cluster when one answers, else with those found here."
        })
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final TaskOptions task = new TaskOptions();
    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(names = "--json", description = "Prints the plan as JSON.")
    private boolean json;

    @Option(
            names = "--batch",
            description =
                    "Reads one JSON task a line from standard input and prints one JSON plan a"
                            + " line.")
    private boolean batch;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        BatonSettings settings = installation.settings();
        ModelCatalog catalog =
                KnownModels.find(
                        connection.resolve(surroundings.bootstrapFile()),
                        settings,
                        surroundings.screen().err());
        Planning planning = Planning.of(settings);
        return batch ? batch(planning, catalog) : single(planning, catalog);
    }

    private int single(Planning planning, ModelCatalog catalog) {
        var screen = surroundings.screen();
        Instant now = Instant.now();
        TaskRequest request = task.request(surroundings.input(), now);
        Plan decided =
                switch (planning.decide(request, now, catalog, now)) {
                    case Planning.Decision.Planned planned -> planned.plan();
                    case Planning.Decision.Rejected rejected ->
                            throw new UserError(rejected.error().message());
                };
        TaskPlan plan = PlanMapping.toWire(decided, request, Encoding.AVRO, null);
        screen.out().print(json ? PlanJson.of(plan) + "\n" : PlanView.render(plan, screen.style()));
        screen.out().flush();
        return plan.getRefusal() == null ? 0 : 1;
    }

    private int batch(Planning planning, ModelCatalog catalog) throws IOException {
        var out = surroundings.screen().out();
        var lines =
                new BufferedReader(
                        new InputStreamReader(surroundings.input(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                out.println(planned(line, planning, catalog));
                out.flush();
            }
        }
        return 0;
    }

    /** A line's plan; a line that is no task gets an error and costs the others nothing. */
    private static String planned(String line, Planning planning, ModelCatalog catalog) {
        Instant now = Instant.now();
        TaskRequest request;
        try {
            request = TaskRequestDecoder.parse(line.getBytes(StandardCharsets.UTF_8), null, now);
        } catch (UnreadableRecordException e) {
            return PlanJson.rejected(null, "UNREADABLE_RECORD", String.valueOf(e.getMessage()));
        }
        return switch (planning.decide(request, now, catalog, now)) {
            case Planning.Decision.Planned planned ->
                    PlanJson.of(PlanMapping.toWire(planned.plan(), request, Encoding.JSON, null));
            case Planning.Decision.Rejected rejected ->
                    PlanJson.rejected(
                            request.getTaskId(),
                            rejected.error().code().name(),
                            rejected.error().message());
        };
    }
}
