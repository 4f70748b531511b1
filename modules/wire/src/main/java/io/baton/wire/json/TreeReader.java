package io.baton.wire.json;

import io.baton.wire.json.RecordJson.Unknown;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tree to record, along the schema. */
final class TreeReader {
    private final SpecificData model;
    private final Unknown unknown;

    TreeReader(SpecificData model, Unknown unknown) {
        this.model = model;
        this.unknown = unknown;
    }

    SpecificRecordBase object(Schema schema, JsonNode tree, String path) {
        if (!tree.isObject()) {
            throw wrong(path, tree, "an object");
        }
        if (unknown == Unknown.REJECT) {
            for (String name : tree.propertyNames()) {
                if (schema.getField(name) == null) {
                    throw UnknownField.error(schema, name, path);
                }
            }
        }
        var record = (SpecificRecordBase) model.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(
                    field.pos(), field(field, tree.path(field.name()), below(path, field.name())));
        }
        return record;
    }

    private @Nullable Object field(Schema.Field field, JsonNode value, String path) {
        boolean absent = value.isMissingNode() || value.isNull();
        if (!absent) {
            return value(field.schema(), value, path);
        }
        // Many JSON writers spell an absent value as null, so null takes the default as well.
        if (field.hasDefaultValue()) {
            return model.deepCopy(field.schema(), model.getDefaultValue(field));
        }
        throw UnreadableJsonException.shape(
                "%s is missing; expected %s: %s"
                        .formatted(path, expectation(field.schema()), field.doc()));
    }

    private Object value(Schema schema, JsonNode value, String path) {
        return switch (schema.getType()) {
            case RECORD -> object(schema, value, path);
            case UNION -> value(present(schema), value, path);
            case ARRAY -> array(schema, value, path);
            case MAP -> map(schema, value, path);
            case ENUM -> symbol(schema, value, path);
            case STRING -> {
                if (value.isString()) {
                    yield value.stringValue();
                }
                throw wrong(path, value, expectation(schema));
            }
            case BOOLEAN -> {
                if (value.isBoolean()) {
                    yield value.booleanValue();
                }
                throw wrong(path, value, expectation(schema));
            }
            case INT -> {
                if (value.isIntegralNumber() && value.canConvertToInt()) {
                    yield value.intValue();
                }
                throw wrong(path, value, expectation(schema));
            }
            case LONG -> {
                if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
                    yield moment(schema, value, path);
                }
                if (value.isIntegralNumber() && value.canConvertToLong()) {
                    yield value.longValue();
                }
                throw wrong(path, value, expectation(schema));
            }
            case DOUBLE -> {
                if (value.isNumber() && Double.isFinite(value.doubleValue())) {
                    yield value.doubleValue();
                }
                throw wrong(path, value, expectation(schema));
            }
            case FLOAT, BYTES, FIXED, NULL ->
                    throw new IllegalStateException("No JSON form is defined for " + schema);
        };
    }

    private List<Object> array(Schema schema, JsonNode value, String path) {
        if (!value.isArray()) {
            throw wrong(path, value, expectation(schema));
        }
        List<Object> items = new ArrayList<>(value.size());
        for (JsonNode item : value) {
            items.add(value(schema.getElementType(), item, path + "[" + items.size() + "]"));
        }
        return items;
    }

    private Map<String, Object> map(Schema schema, JsonNode value, String path) {
        if (!value.isObject()) {
            throw wrong(path, value, expectation(schema));
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        for (var entry : value.properties()) {
            String key = entry.getKey();
            entries.put(key, value(schema.getValueType(), entry.getValue(), below(path, key)));
        }
        return entries;
    }

    private Object symbol(Schema schema, JsonNode value, String path) {
        if (value.isString()) {
            String name = value.stringValue().strip();
            for (String symbol : schema.getEnumSymbols()) {
                if (symbol.equalsIgnoreCase(name)) {
                    return model.createEnum(symbol, schema);
                }
            }
            if (unknown == Unknown.IGNORE && schema.getEnumDefault() != null) {
                return model.createEnum(schema.getEnumDefault(), schema);
            }
        }
        throw wrong(path, value, expectation(schema));
    }

    private static Instant moment(Schema schema, JsonNode value, String path) {
        return Moments.of(value).orElseThrow(() -> wrong(path, value, expectation(schema)));
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static String expectation(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> expectation(present(schema));
            case ENUM -> "one of " + String.join(", ", schema.getEnumSymbols());
            case ARRAY -> "an array";
            case MAP -> "an object whose values are text";
            case RECORD -> "an object";
            case STRING -> "text";
            case BOOLEAN -> "true or false";
            case INT -> "a whole number up to 2147483647";
            case LONG ->
                    schema.getLogicalType() == null
                            ? "a whole number"
                            : "a moment such as \"2030-01-31T12:00:00Z\", or milliseconds since 1970";
            case DOUBLE -> "a number";
            case FLOAT, BYTES, FIXED, NULL -> schema.getType().getName();
        };
    }

    private static UnreadableJsonException wrong(String path, JsonNode value, String expected) {
        return UnreadableJsonException.shape(
                "%s is %s; expected %s."
                        .formatted(path.isEmpty() ? "The value" : path, Shown.of(value), expected));
    }

    private static String below(String path, String name) {
        String shown = Shown.shorten(name);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
