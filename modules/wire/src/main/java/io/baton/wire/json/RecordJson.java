package io.baton.wire.json;

import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes generated records as JSON and reads them back. All methods are thread-safe. */
public final class RecordJson {

    /** What to do with a field or an enum symbol that the schema does not have. */
    public enum Unknown {
        /** It is an error: right for what a person wrote, where it is a typing mistake. */
        REJECT,
        /** Fields are passed over and symbols take the schema's default: right for programs. */
        IGNORE
    }

    // A record's size is bounded by its topic, so a string may be as long as the record.
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(64)
                    .maxNameLength(1_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build();

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(LIMITS)
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private RecordJson() {}

    /** A record as one line of UTF-8 JSON. Fields that are null are left out. */
    public static byte[] write(SpecificRecordBase record) {
        return MAPPER.writeValueAsBytes(tree(record));
    }

    /** A record as a tree, in the order of its schema. */
    public static ObjectNode tree(SpecificRecordBase record) {
        return TreeWriter.object(record);
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableJsonException when it is not JSON or not of the record's shape
     */
    public static <T extends SpecificRecordBase> T read(
            Class<T> type, byte[] json, Unknown unknown) {
        return fromTree(type, parse(json), unknown);
    }

    /**
     * Reads a record from a tree.
     *
     * @throws UnreadableJsonException when it is not of the record's shape
     */
    public static <T extends SpecificRecordBase> T fromTree(
            Class<T> type, ObjectNode tree, Unknown unknown) {
        SpecificData model = SpecificData.getForClass(type);
        return type.cast(new TreeReader(model, unknown).object(model.getSchema(type), tree, ""));
    }

    /**
     * Reads one JSON object and nothing beside it.
     *
     * @throws UnreadableJsonException when there is none; the message has line and column
     */
    public static ObjectNode parse(byte[] json) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw UnreadableJsonException.malformed(ParserMessage.of(e), e);
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        if (tree.isMissingNode()) {
            throw UnreadableJsonException.malformed("There is no JSON, only white space.", null);
        }
        throw UnreadableJsonException.shape(
                "The JSON is %s; expected an object.".formatted(Shown.of(tree)));
    }
}
