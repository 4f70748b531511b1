package io.baton.wire;

import io.baton.wire.UnreadableRecordException.Reason;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The schemas that a record may have been written with, by fingerprint: the current ones and those
 * of {@code schemas/versions/}, so that a newer reader takes an older writer's records.
 */
final class WriterSchemas {
    private static final Map<Long, Schema> BY_FINGERPRINT = load();

    private WriterSchemas() {}

    static SchemaStore known() {
        return BY_FINGERPRINT::get;
    }

    /** The schema of that fingerprint, which must be one of that type. */
    static Schema named(long fingerprint, RecordType<?> type) {
        Schema schema = BY_FINGERPRINT.get(fingerprint);
        if (schema == null) {
            throw new UnreadableRecordException(
                    Reason.UNKNOWN_SCHEMA,
                    "The value was written with a schema of fingerprint %016x, which is not known here; %s has %016x."
                            .formatted(fingerprint, type, fingerprint(type.schema())));
        }
        if (!schema.getFullName().equals(type.schema().getFullName())) {
            throw new UnreadableRecordException(
                    Reason.WRONG_SCHEMA,
                    "The value is a %s; this topic carries %s.".formatted(schema.getName(), type));
        }
        return schema;
    }

    static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    private static Map<Long, Schema> load() {
        Map<Long, Schema> schemas = new HashMap<>();
        for (RecordType<?> type : RecordType.all()) {
            versions(type).forEach(version -> schemas.put(fingerprint(version), version));
            schemas.put(fingerprint(type.schema()), type.schema());
        }
        return Map.copyOf(schemas);
    }

    /** Every version of a schema that was ever released, oldest first. */
    static List<Schema> versions(RecordType<?> type) {
        List<Schema> versions = new ArrayList<>();
        while (true) {
            String resource = "schemas/%s.v%d.avsc".formatted(type.name(), versions.size() + 1);
            try (InputStream text = WriterSchemas.class.getResourceAsStream(resource)) {
                if (text == null) {
                    return versions;
                }
                versions.add(new Schema.Parser().parse(text));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + resource, e);
            }
        }
    }
}
