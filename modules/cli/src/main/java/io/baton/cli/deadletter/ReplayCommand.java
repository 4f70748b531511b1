package io.baton.cli.deadletter;

import io.baton.cli.Surroundings;
import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.failure.UsageError;
import io.baton.wire.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * Puts chosen dead letters back where they came from; says what it would do unless told to do it.
 */
@Command(
        name = "replay",
        description = {
            "Puts dead letters back into the topics they came from, with their original bytes.",
            "Shows only what would be done unless --execute is given."
        })
final class ReplayCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();
    @Mixin private final LetterFilter filter = new LetterFilter();

    @Parameters(
            arity = "0..*",
            paramLabel = "TOPIC:PARTITION:OFFSET",
            description = "Which ones, as 'dlq list' shows them; else all that the filters match.")
    private List<LetterId> ids = new ArrayList<>();

    @Option(names = "--all", description = "Means all dead letters, where no filter is given.")
    private boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "At most so many; default ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--after",
            paramLabel = "TOPIC:PARTITION:OFFSET",
            description =
                    "Only letters behind this one, by topic, partition and offset: goes on where a"
                            + " replay ended at its --limit.")
    private @Nullable LetterId after;

    @Option(names = "--execute", description = "Does it, instead of saying what would be done.")
    private boolean execute;

    @Option(names = "--dry-run", description = "Only says what would be done; this is the default.")
    private boolean dryRun;

    @Option(names = "--json", description = "One JSON object a line, for machines.")
    private boolean json;

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        checkArguments();
        Topology topology = installation.topology();
        Connection cluster = installation.cluster(connection, surroundings.bootstrapFile());
        cluster.require();
        var report = new ReplayReport(surroundings.screen(), execute, json);
        try (var reader = new LetterReader(cluster)) {
            decide(reader, topology, report);
        }
        try (report) {
            if (execute && !report.possible().isEmpty()) {
                try (var replayer = new Replayer(cluster, topology)) {
                    for (Replay.Possible replay : report.possible()) {
                        report.done(replay, replayer.replay(replay));
                    }
                }
            }
        }
        return report.refusals() > 0 ? 1 : 0;
    }

    private void checkArguments() {
        String wrong = null;
        if (execute && dryRun) {
            wrong = "--execute and --dry-run exclude each other.";
        } else if (ids.isEmpty() && !filter.isSet() && !all) {
            wrong =
                    "Name the dead letters, give a filter (--topic, --reason, --task), or say --all.";
        } else if (!ids.isEmpty() && (filter.isSet() || all || after != null)) {
            wrong = "Name dead letters or give filters, not both.";
        } else if (limit < 1) {
            wrong = "--limit is %d, but must be 1 or more.".formatted(limit);
        }
        if (wrong != null) {
            throw new UsageError(wrong);
        }
    }

    private void decide(LetterReader reader, Topology topology, ReplayReport report) {
        for (LetterId id : ids) {
            DeadLetter letter = reader.find(id).orElseThrow(() -> ShowCommand.noLetter(id));
            report.add(Replay.of(letter, topology));
        }
        if (ids.isEmpty()) {
            List<String> topics = topology.deadLetters().stream().filter(filter::mayMatch).toList();
            var first = new FirstLetters(filter, after, limit);
            reader.read(topics, first);
            first.letters().forEach(letter -> report.add(Replay.of(letter, topology)));
            report.limited(first.more());
        }
    }
}
