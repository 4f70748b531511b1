package io.baton.domain.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.synthesis.Rendering.Rendered;
import io.baton.domain.synthesis.Rendering.Unusable;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Optional;

class OutputFormatterTest {
    /** Wants a document that names a city. */
    private static final SchemaCheck CITY =
            (json, schema) ->
                    json.contains("\"city\"") ? Optional.empty() : Optional.of("city is missing");

    private final OutputFormatter formatter = new OutputFormatter(CITY);

    @Test
    void textIsTrimmedAndMarkdownKept() {
        assertThat(formatter.render("\n six \n", OutputFormat.TEXT, null, null))
                .isEqualTo(new Rendered("six", null, null));
        assertThat(formatter.render("# six\n", OutputFormat.MARKDOWN, null, null))
                .isEqualTo(new Rendered("# six\n", null, null));
    }

    @Test
    void codeComesOutOfItsFence() {
        Rendered code = code("Sure!\n```tsx\nconst a = 1;\n```\nEnjoy.", null);

        assertThat(code.output()).isEqualTo("const a = 1;");
        assertThat(code.language()).isEqualTo("typescript");
        assertThat(code.note()).isNull();
    }

    @Test
    void codeWithoutAFenceIsTheWholeAnswer() {
        assertThat(code(" x = 1\n", "py")).isEqualTo(new Rendered("x = 1", "python", null));
        assertThat(code("x = 1", null).language()).isNull();
    }

    @Test
    void blocksOfOneLanguageAreJoined() {
        Rendered code = code("```ts\na();\n```\nand\n```typescript\nb();\n```", null);

        assertThat(code.output()).isEqualTo("a();\n\nb();");
    }

    @Test
    void whatIsInAnotherLanguageIsLeftOutAndNamed() {
        Rendered code =
                code(
                        """
                        ```bash
                        npm install something-with-a-long-name another-thing
                        ```
                        ```tsx
                        <A/>
                        ```
                        ```css
                        a {}
                        ```
                        """,
                        "typescript");

        assertThat(code.output()).isEqualTo("<A/>");
        assertThat(code.note()).contains("bash, css").contains("left out");
    }

    @Test
    void commandsToInstallItAreNotTheCode() {
        Rendered code = code("```sh\nnpm install a b c d e f g\n```\n```js\nx\n```", null);

        assertThat(code.output()).isEqualTo("x");
        assertThat(code("```sh\nnpm i\n```", null).output()).isEqualTo("npm i");
    }

    @Test
    void aFenceMayBeNestedIndentedOrNeverClosed() {
        assertThat(code("````md\n```js\nx\n```\n````", null).output()).isEqualTo("```js\nx\n```");
        assertThat(code("1. do\n   ```js\n   if (x) {\n     y\n   }\n   ```", null).output())
                .isEqualTo("if (x) {\n  y\n}");
        assertThat(code("```go\nfunc main() {", null).output()).isEqualTo("func main() {");
        assertThat(code("~~~python title=a\nx\n~~~", null).language()).isEqualTo("python");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"city\": \"Rome\"}",
                "  {\"city\": \"Rome\"}\n",
                "```json\n{\"city\": \"Rome\"}\n```",
                "Here it is:\n```\n{\"city\": \"Rome\"}\n```\nAnything else?",
                "The answer is {\"city\": \"Rome\"}, I am [sure].",
                "Instead of {\"town\": \"Rome\", \"country\": \"Italy\"} say {\"city\": \"Rome\"}"
            })
    void theDocumentThatSatisfiesTheSchemaComesOutOfTheProse(String answer) {
        assertThat(formatter.render(answer, OutputFormat.JSON, "{}", null))
                .isEqualTo(new Rendered("{\"city\": \"Rome\"}", null, null));
    }

    @Test
    void aDocumentThatDoesNotSatisfyTheSchemaIsUnusable() {
        Rendering rendering = formatter.render("{\"a\":1}", OutputFormat.JSON, "{}", null);

        assertThat(rendering)
                .isEqualTo(
                        new Unusable(
                                "The answer does not satisfy the task's outputSchema: city is"
                                        + " missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "six",
                "{\"a\": }",
                "{\"a\": 1,}",
                "{a: 1}",
                "[1, 2",
                "{\"a\": \"x\ny\"}",
                "{\"a\": 01}",
                "{\"a\": \"\\x\"}",
                "{\"a\": tru}",
                "{'a': 1}"
            })
    void whatIsNoJsonIsUnusable(String answer) {
        assertThat(formatter.render(answer, OutputFormat.JSON, null, null))
                .isInstanceOf(Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42",
                "-0.5e+10",
                "\"six\"",
                "null",
                "[]",
                "{}",
                "[1, {\"a\": [true, false, null, \"\\u00e9\\n\"]}]"
            })
    void everyKindOfDocumentIsKnown(String answer) {
        assertThat(formatter.render(answer, OutputFormat.JSON, null, null))
                .isEqualTo(new Rendered(answer, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[\"", "[1,[2],", "{", "```\n"})
    void hostileAnswersTakeNoTime(String piece) {
        String answer = "x" + piece.repeat(50_000);

        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> formatter.render(answer, OutputFormat.JSON, null, null));
    }

    private Rendered code(String answer, @Nullable String language) {
        return (Rendered) formatter.render(answer, OutputFormat.CODE, null, language);
    }
}
