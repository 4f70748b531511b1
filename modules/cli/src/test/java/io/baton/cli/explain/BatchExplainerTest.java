package io.baton.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.app.planning.Planning;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.domain.planning.ModelCatalog;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

class BatchExplainerTest {
    private static final Planning PLANNING = Planning.of(new InstallationOptions().settings());

    private static List<JsonNode> answers(String lines) throws IOException {
        var out = new StringWriter();
        new BatchExplainer(PLANNING, new ModelCatalog(List.of()))
                .run(
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out));
        return out.toString().lines().map(JsonMapper.shared()::readTree).toList();
    }

    @Test
    void everyLineIsAnsweredAndABadOneCostsItsNeighboursNothing() throws IOException {
        // when
        List<JsonNode> answers =
                answers(
                        """
                        {"taskId":"a","description":"Write it","type":"code_generation"}
                        rubbish

                        {"taskId":"b"}
                        {"taskId":"c","description":"x","chain":"nope"}
                        {"taskId":"d","description":"Plan it","type":"planning"}""");

        // then
        assertThat(answers).hasSize(5);
        assertThat(answers.get(0).propertyNames())
                .containsExactly(
                        "taskId",
                        "capability",
                        "confidence",
                        "chain",
                        "estimatedTokens",
                        "stages",
                        "refusal");
        assertThat(answers.get(0).at("/refusal/code").stringValue()).isEqualTo("NO_CAPABLE_MODEL");
        assertThat(answers.get(1).at("/error/code").stringValue()).isEqualTo("UNREADABLE_RECORD");
        assertThat(answers.get(2).path("taskId").stringValue()).isEqualTo("b");
        assertThat(answers.get(2).at("/error/message").stringValue()).contains("description");
        assertThat(answers.get(3).at("/error/code").stringValue()).isEqualTo("INVALID_TASK");
        assertThat(answers.get(4).path("capability").stringValue()).isEqualTo("planning");
    }

    @Test
    void aTaskWithoutAnIdIsGivenThatOfItsLine() throws IOException {
        // when
        List<JsonNode> answers =
                answers(
                        """
                        {"taskId":"a","description":"Plan it","type":"planning"}

                        {"description":"Plan it","type":"planning"}""");
        // then
        assertThat(answers)
                .extracting(answer -> answer.path("taskId").stringValue())
                .containsExactly("a", "line-3");
        assertThat(answers.get(1).path("capability").stringValue()).isEqualTo("planning");
    }

    @Test
    void aTextThatIsDoubtedSaysSo() throws IOException {
        // when
        List<JsonNode> answers =
                answers(
                        """
                        {"taskId":"a","description":"The blue one, as with the others"}
                        {"taskId":"b","description":"Translate this letter into French"}""");

        // then
        assertThat(answers.get(0).path("confidence").doubleValue()).isLessThan(0.6);
        assertThat(answers.get(0).path("doubt").stringValue()).contains("less sure than the 0.60");
        assertThat(answers.get(1).path("capability").stringValue()).isEqualTo("translation");
        assertThat(answers.get(1).has("doubt")).isFalse();
    }
}
