package io.baton.app.format;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.baton.domain.synthesis.SchemaCheck;

import java.util.List;
import java.util.Optional;

/**
 * Checks answers against a task's JSON schema. Schemas come from tasks: a reference in one to an
 * address is never followed.
 */
public final class JsonSchemaCheck implements SchemaCheck {
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaLoader(
                                    loader ->
                                            loader.resourceLoaders(
                                                    values -> values.values(List::clear))));

    @Override
    public Optional<String> defect(String json, String schema) {
        try {
            Schema compiled = registry.getSchema(schema);
            List<Error> errors = compiled.validate(json, InputFormat.JSON);
            return errors.stream().findFirst().map(Error::toString);
        } catch (SchemaException | IllegalArgumentException e) {
            return Optional.of("The output schema cannot be used: " + e.getMessage());
        }
    }
}
