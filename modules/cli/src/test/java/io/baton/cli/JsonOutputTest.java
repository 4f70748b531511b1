package io.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cli.cluster.BootstrapFile;
import io.baton.cli.console.Screen;
import io.baton.cli.render.Style;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class JsonOutputTest {
    @TempDir Path home;

    @Test
    void everyCommandAnswersMachines() {
        // given
        var nowhere = new PrintWriter(new StringWriter());
        var screen = new Screen(nowhere, nowhere, Style.PLAIN, false, 100);
        var surroundings = new Surroundings(screen, InputStream.nullInputStream(), Map.of(), home);

        // when
        List<CommandLine> leaves = leaves(Baton.commandLine(surroundings));

        // then
        assertThat(leaves)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        leaf ->
                                assertThat(leaf.getCommandSpec().optionsMap())
                                        .as(leaf.getCommandSpec().qualifiedName())
                                        .containsKey("--json"));
    }

    private static List<CommandLine> leaves(CommandLine command) {
        if (command.getSubcommands().isEmpty()) {
            return List.of(command);
        }
        List<CommandLine> leaves = new ArrayList<>();
        command.getSubcommands().values().forEach(each -> leaves.addAll(leaves(each)));
        return leaves;
    }

    @Test
    void topicsAreTheConfigurationOnlyWhereNoClusterAnswers() throws Exception {
        // given
        BootstrapFile.in(home).write("127.0.0.1:1");

        // when
        CommandRun text = CommandRun.of(home, "topics", "describe");
        CommandRun json = CommandRun.of(home, "topics", "describe", "--json");

        // then
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .endsWith(
                        "No Kafka cluster answers at 127.0.0.1:1, so this is the configuration only.\n")
                .doesNotContain("missing");
        assertThat(json.err()).contains("configuration only");
        JsonNode first = JsonMapper.shared().readTree(json.out().lines().findFirst().orElseThrow());
        assertThat(first.path("configured").path("partitions").intValue()).isEqualTo(6);
        assertThat(first.path("cluster").isNull()).isTrue();
        assertThat(first.has("actual")).isFalse();
    }

    @Test
    void textIsEscaped() {
        String line = JsonLine.of(Map.of("taskId", "a\"b\\\n"));

        assertThat(line).isEqualTo("{\"taskId\":\"a\\\"b\\\\\\n\"}\n");
    }
}
