package io.baton.cli.deadletter;

import io.baton.cli.Surroundings;
import io.baton.cli.cluster.Connection;
import io.baton.cli.cluster.ConnectionOptions;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.failure.UserError;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.ZoneId;
import java.util.concurrent.Callable;

/** Shows one dead letter whole. */
@Command(
        name = "show",
        description = "Shows one dead letter: why it was put aside, its headers and its value.")
final class ShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ConnectionOptions connection = new ConnectionOptions();
    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Parameters(
            paramLabel = "TOPIC:PARTITION:OFFSET",
            description = "Which one, as 'dlq list' shows it.")
    private LetterId id = new LetterId("", 0, 0);

    @Option(names = "--json", description = "As a JSON object, for machines.")
    private boolean json;

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Connection cluster = installation.cluster(connection, surroundings.bootstrapFile());
        cluster.require();
        try (var reader = new LetterReader(cluster)) {
            DeadLetter letter = reader.find(id).orElseThrow(() -> noLetter(id));
            Payload payload = Payload.of(letter, installation.topology());
            var screen = surroundings.screen();
            screen.out()
                    .print(
                            json
                                    ? LetterJson.of(letter, payload) + System.lineSeparator()
                                    : LetterView.whole(
                                            letter,
                                            payload,
                                            ZoneId.systemDefault(),
                                            screen.style()));
            screen.out().flush();
        }
        return 0;
    }

    static UserError noLetter(LetterId id) {
        return new UserError(
                "There is no dead letter at %s. See './baton dlq list' for those that are there."
                        .formatted(id));
    }
}
