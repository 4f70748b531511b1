package io.baton.domain.synthesis;

import java.util.Optional;

/** Checks JSON documents against JSON schemas; the domain has no library for it. */
@FunctionalInterface
public interface SchemaCheck {

    /** Finds nothing wrong with any document. */
    SchemaCheck NONE = (json, schema) -> Optional.empty();

    /**
     * What is wrong with a document, as one sentence that names the place; empty when it satisfies
     * the schema. A schema that is none itself is such a defect, not an exception.
     *
     * @param json a well-formed JSON document
     * @param schema the JSON schema, as text
     */
    Optional<String> defect(String json, String schema);
}
