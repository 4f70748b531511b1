package io.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ExitCodeTest {
    @TempDir Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | nonsense",
                "tasks | get, cancel",
                "up --port x | --port",
                "up --port 70000 | 0 for any free one",
                "submit --deadline soon x | no deadline",
                "results --from nowhere | nowhere",
                "dlq show nope:1 | TOPIC:PARTITION:OFFSET",
                "results --limt 3 | '--limt'",
                "models list --jsn | --json",
                "models list --bootstrap-server nonsense | must be HOST:PORT",
                "tasks get | 'ID'",
                "tasks get t --wait -3 | --wait is -3, but must be 0 or more",
                "tasks get a/b | use 1 to 128 characters",
                "tasks cancel a\"b | use 1 to 128 characters",
                "submit | Describe the task",
                "submit --id a/b x | use 1 to 128 characters",
                "submit --format xml x | --format is \"xml\", but must be one of text",
                "dlq list --limit 0 | --limit is 0, but must be 1 or more",
                "dlq replay --all --limit 0 | --limit is 0, but must be 1 or more",
                "dlq replay | or say --all",
                "dlq replay dlq.x:0:1 --after dlq.x:0:0 | not both",
                "explain | DESCRIPTION or --batch",
                "explain --batch x | DESCRIPTION or --batch",
            },
            quoteCharacter = '~')
    void aWrongCommandLineEndsWithTwoAndSaysWhatIsWrong(String line, String said) {
        // when
        CommandRun run = CommandRun.of(home, line.split(" "));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("baton: ").contains(said).contains("--help");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baton.unknown: 1 | [baton.unknown]",
                "baton.worker.lanes: 0 | baton.worker.lanes is 0",
                "baton.worker.lanes: many | baton.worker.lanes",
                "baton.roles: cook | cook",
                "'baton: [' | cannot be read",
            })
    void aWrongSettingEndsWithOneAndASentence(String yaml, String said) throws IOException {
        // given
        Path config = Files.writeString(home.resolve("baton.yaml"), yaml);

        // when
        CommandRun run =
                CommandRun.of(
                        home,
                        "up",
                        "--port=0",
                        "--data-dir=" + home.resolve("data"),
                        "--config=" + config);

        // then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("baton: ").contains(said).doesNotContain("\tat ");
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereEndsWithOne() {
        // when
        CommandRun run = CommandRun.of(home, "submit", "--config=" + home.resolve("no.yaml"), "x");

        // then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("There is no file").contains("--config");
    }

    @Test
    void aClusterThatDoesNotAnswerEndsWithOne() {
        // when
        CommandRun run = CommandRun.of(home, "explain", "--bootstrap-server=127.0.0.1:1", "Sum up");

        // then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("127.0.0.1:1").contains("./baton up");
    }

    @Test
    void helpEndsWithZeroAndListsTheCommands() {
        // when
        CommandRun run = CommandRun.of(home, "--help");

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("demo", "up", "run", "submit", "explain", "dlq");
    }
}
