package io.baton.cli;

import io.baton.app.config.BatonSettings;
import io.baton.app.kafka.TopicSetup;
import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;

import org.apache.kafka.clients.admin.Admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Makes the topics that are missing on a cluster. */
@Command(
        name = "create",
        description = {
            "Makes the topics that are missing on a cluster.",
            "Topics that are there stay as they are; where they differ, that is said."
        })
final class TopicsCreateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(names = "--json", description = "Answers in JSON, for machines.")
    private boolean json;

    TopicsCreateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        BatonSettings settings = installation.settings();
        var topology = settings.topology();
        Connection cluster = installation.cluster(connection, surroundings.bootstrapFile());
        cluster.require();
        var out = surroundings.screen().out();
        try (Admin admin = cluster.admin()) {
            TopicSetup.Report report =
                    new TopicSetup(admin, topology, settings.worker().lock()).create();
            if (json) {
                Map<String, List<String>> answer = new LinkedHashMap<>();
                answer.put("created", report.created());
                answer.put("differences", report.differences());
                out.print(JsonLine.of(answer));
            } else {
                report.created().forEach(name -> out.println("made  " + name));
                report.differences().forEach(difference -> out.println("!     " + difference));
                int there = topology.all().size() - report.created().size();
                out.println("%d made, %d were there.".formatted(report.created().size(), there));
            }
        }
        out.flush();
        return 0;
    }
}
