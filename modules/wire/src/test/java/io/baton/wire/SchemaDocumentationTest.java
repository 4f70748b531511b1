package io.baton.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class SchemaDocumentationTest {

    @Test
    void everySchemaAndEveryFieldIsDocumented() {
        List<String> undocumented = new ArrayList<>();
        Set<String> visited = new HashSet<>();

        RecordType.all().forEach(type -> visit(type.schema(), undocumented, visited));

        assertThat(undocumented).isEmpty();
        assertThat(visited).as("reaches the nested types").contains("Candidate", "Priority");
    }

    private static void visit(Schema schema, List<String> undocumented, Set<String> visited) {
        switch (schema.getType()) {
            case RECORD -> {
                if (visited.add(schema.getName())) {
                    note(schema.getDoc(), schema.getName(), undocumented);
                    for (Schema.Field field : schema.getFields()) {
                        note(field.doc(), schema.getName() + "." + field.name(), undocumented);
                        visit(field.schema(), undocumented, visited);
                    }
                }
            }
            case ENUM -> {
                visited.add(schema.getName());
                note(schema.getDoc(), schema.getName(), undocumented);
            }
            case UNION -> schema.getTypes().forEach(type -> visit(type, undocumented, visited));
            case ARRAY -> visit(schema.getElementType(), undocumented, visited);
            case MAP -> visit(schema.getValueType(), undocumented, visited);
            default -> {}
        }
    }

    private static void note(String doc, String what, List<String> undocumented) {
        if (doc == null || doc.isBlank()) {
            undocumented.add(what);
        }
    }
}
