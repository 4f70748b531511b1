package io.baton.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** FULL_TRANSITIVE: every version of a schema reads every other. */
class SchemaCompatibilityTest {
    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    static List<RecordType<?>> types() {
        return RecordType.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theCurrentSchemaIsTheNewestRecordedVersion(RecordType<?> type) throws IOException {
        List<Schema> versions = recorded(type);
        if (Repository.rewrites()
                && (versions.isEmpty() || !same(versions.getLast(), type.schema()))) {
            Files.writeString(path(type, versions.size() + 1), text(type.schema()));
            versions = recorded(type);
        }

        assertThat(versions)
                .as(
                        "%s changed: record it with -Dbaton.write=true; a version that was never released may be deleted first",
                        type)
                .isNotEmpty()
                .last()
                .matches(last -> same(last, type.schema()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyVersionReadsEveryOther(RecordType<?> type) throws Exception {
        List<Schema> versions = new ArrayList<>(recorded(type));
        versions.add(type.schema());

        for (int newest = 1; newest < versions.size(); newest++) {
            var earlier = new ArrayList<>(versions.subList(0, newest));
            Collections.reverse(earlier);
            FULL_TRANSITIVE.validate(versions.get(newest), earlier);
        }
    }

    @Test
    void anAddedFieldWithoutDefaultWouldBeNoticed() {
        Schema before = SchemaBuilder.record("R").fields().requiredString("a").endRecord();
        Schema after =
                SchemaBuilder.record("R")
                        .fields()
                        .requiredString("a")
                        .requiredString("b")
                        .endRecord();

        assertThatThrownBy(() -> FULL_TRANSITIVE.validate(after, List.of(before)))
                .isInstanceOf(SchemaValidationException.class);
    }

    private static List<Schema> recorded(RecordType<?> type) throws IOException {
        List<Schema> versions = new ArrayList<>();
        for (Path path = path(type, 1);
                Files.exists(path);
                path = path(type, versions.size() + 1)) {
            versions.add(new Schema.Parser().parse(Files.readString(path)));
        }
        return versions;
    }

    private static Path path(RecordType<?> type, int version) {
        return Repository.file("schemas/versions/%s.v%d.avsc".formatted(type.name(), version));
    }

    private static boolean same(Schema left, Schema right) {
        return text(left).equals(text(right));
    }

    /** As it is checked in: self-contained, without the hints for the Java generator. */
    private static String text(Schema schema) {
        String plain = schema.toString().replace(",\"avro.java.string\":\"String\"", "");
        Schema stripped = new Schema.Parser().parse(plain);
        return SchemaFormatter.getInstance("json/pretty").format(stripped) + "\n";
    }
}
