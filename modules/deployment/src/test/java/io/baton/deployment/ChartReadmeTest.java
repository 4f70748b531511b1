package io.baton.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The chart's README lists every value with its default and meaning. */
class ChartReadmeTest {
    private static final String BEGIN = "<!-- values -->\n";
    private static final String END = "<!-- /values -->";

    @Test
    void everyValueIsListed() throws IOException {
        Path file = Repository.CHART.resolve("README.md");
        String text = Repository.read(file);
        String expected =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                        + ValuesTable.of(Repository.CHART)
                        + "\n"
                        + text.substring(text.indexOf(END));
        if (Repository.rewrites()) {
            Files.writeString(file, expected);
        }

        assertThat(file)
                .as(
                        "run mvn test -pl modules/deployment -am -Dbaton.write=true after a change of values")
                .hasContent(expected);
    }
}
