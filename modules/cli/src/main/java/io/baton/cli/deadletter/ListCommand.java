package io.baton.cli.deadletter;

import io.baton.cli.Surroundings;
import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.failure.UsageError;
import io.baton.wire.Topology;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;

/** Lists dead letters, the newest last. */
@Command(
        name = "list",
        description = "Lists dead letters with the reason why each was put aside, newest last.")
final class ListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();
    @Mixin private final LetterFilter filter = new LetterFilter();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many, the newest; default ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "One JSON object a line, for machines.")
    private boolean json;

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UsageError("--limit is %d, but must be 1 or more.".formatted(limit));
        }
        Topology topology = installation.topology();
        Connection cluster = installation.cluster(connection, surroundings.bootstrapFile());
        cluster.require();
        var newest = new PriorityQueue<>(Comparator.comparing(DeadLetter::at));
        int[] matching = new int[1];
        try (var reader = new LetterReader(cluster)) {
            List<String> topics = topology.deadLetters().stream().filter(filter::mayMatch).toList();
            reader.read(
                    topics,
                    letter -> {
                        if (filter.matches(letter)) {
                            matching[0]++;
                            newest.add(letter);
                            if (newest.size() > limit) {
                                newest.poll();
                            }
                        }
                        return true;
                    });
        }
        List<DeadLetter> letters = new ArrayList<>(newest);
        letters.sort(Comparator.comparing(DeadLetter::at));
        var screen = surroundings.screen();
        if (json) {
            letters.forEach(letter -> screen.out().println(LetterJson.of(letter)));
        } else {
            screen.out()
                    .print(
                            LetterView.list(
                                    letters, matching[0], ZoneId.systemDefault(), screen.style()));
        }
        screen.out().flush();
        return 0;
    }
}
