package io.baton.domain.probe;

import io.baton.domain.synthesis.OutputFormatter;
import io.baton.domain.synthesis.Rendering;
import io.baton.domain.task.OutputFormat;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answer is a Java class that a given caller compiles with, and that makes the caller print
 * what is expected where code is run.
 *
 * @param className the class the model was asked for
 * @param statements what the caller does with it: the body of its {@code main}
 * @param expected what it prints
 */
record JavaCheck(String className, String statements, String expected) implements Check {
    private static final String CALLER = "ProbeCaller";
    private static final OutputFormatter FORMATTER =
            new OutputFormatter((document, schema) -> Optional.empty());

    @Override
    public Verdict judge(String answer, CodeBench bench) throws InterruptedException {
        if (!(FORMATTER.render(answer, OutputFormat.CODE, null, "java")
                instanceof Rendering.Rendered code)) {
            return Verdict.failed("the answer holds no code");
        }
        boolean declares =
                Pattern.compile("\\b(class|record|enum|interface)\\s+" + className + "\\b")
                        .matcher(code.output())
                        .find();
        if (!declares) {
            return Verdict.failed("there is no class " + className);
        }
        String caller =
                "public class %s { public static void main(String[] a) throws Exception { %s } }"
                        .formatted(CALLER, statements);
        return bench.judge(Map.of(className, code.output(), CALLER, caller), CALLER, expected);
    }
}
