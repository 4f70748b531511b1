package io.baton.domain.synthesis;

import io.baton.domain.synthesis.Rendering.Rendered;
import io.baton.domain.synthesis.Rendering.Unusable;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Renders an answer in the format a task asked for: text without the space around it, markdown as
 * it is, the code or the JSON document out of whatever a model wrote around it.
 */
public final class OutputFormatter {
    private final SchemaCheck schemaCheck;

    public OutputFormatter(SchemaCheck schemaCheck) {
        this.schemaCheck = schemaCheck;
    }

    /**
     * The answer in that format.
     *
     * @param schema JSON schema a JSON answer must satisfy; null for any
     * @param language the language that was asked for in code; null when none was
     */
    public Rendering render(
            String answer,
            OutputFormat format,
            @Nullable String schema,
            @Nullable String language) {
        return switch (format) {
            case TEXT -> new Rendered(answer.strip(), null, null);
            case MARKDOWN -> new Rendered(answer, null, null);
            case CODE -> CodeBlocks.render(answer, language);
            case JSON -> json(answer, schema);
        };
    }

    /** The first document in the answer that satisfies the schema. */
    private Rendering json(String answer, @Nullable String schema) {
        List<String> documents = JsonText.documents(answer);
        if (documents.isEmpty()) {
            return new Unusable("The answer holds no JSON document.");
        }
        if (schema == null) {
            return new Rendered(documents.getFirst(), null, null);
        }
        for (String document : documents) {
            if (schemaCheck.defect(document, schema).isEmpty()) {
                return new Rendered(document, null, null);
            }
        }
        Optional<String> defect = schemaCheck.defect(documents.getFirst(), schema);
        return new Unusable(
                "The answer does not satisfy the task's outputSchema: " + defect.orElse("?"));
    }
}
