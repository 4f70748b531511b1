package io.baton.providers.anthropic;

import io.baton.providers.http.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Set;

/**
 * Says a JSON schema in the part of the language that {@code output_config.format} takes.
 *
 * <p>Bounds of numbers, lengths and patterns are left out: the answer is checked against the whole
 * schema later. Objects become closed. A schema that would lose its meaning (open objects, {@code
 * $ref}, {@code allOf}, {@code not} and the like) cannot be said.
 */
final class StrictSchema {
    private static final Set<String> KEPT =
            Set.of("title", "description", "enum", "const", "required");

    private static final Set<String> LEFT_OUT =
            Set.of(
                    "$schema",
                    "$id",
                    "$comment",
                    "default",
                    "examples",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minLength",
                    "maxLength",
                    "pattern",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "minProperties",
                    "maxProperties");

    private static final Set<String> FORMATS =
            Set.of(
                    "date-time",
                    "time",
                    "date",
                    "duration",
                    "email",
                    "hostname",
                    "uri",
                    "ipv4",
                    "ipv6",
                    "uuid");

    private StrictSchema() {}

    /** The same schema, null when it cannot be said. */
    static @Nullable ObjectNode of(JsonNode schema) {
        if (!schema.isObject()) {
            return null;
        }
        ObjectNode strict = Json.object();
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            if (!put(strict, entry.getKey(), entry.getValue())) {
                return null;
            }
        }
        if (!strict.has("type") && !strict.has("anyOf") && !strict.has("enum")) {
            return null;
        }
        if (schema.path("type").asString("").equals("object")) {
            if (strict.path("properties").isEmpty()) {
                return null;
            }
            strict.put("additionalProperties", false);
        }
        return strict;
    }

    private static boolean put(ObjectNode strict, String keyword, JsonNode value) {
        return switch (keyword) {
            case "type" -> putType(strict, value);
            case "properties" -> putProperties(strict, value);
            case "items" -> putSchema(strict, "items", value);
            case "anyOf", "oneOf" -> putAlternatives(strict, value);
            case "additionalProperties" -> value.isBoolean() && !value.asBoolean(true);
            case "format" -> {
                if (FORMATS.contains(value.asString(""))) {
                    strict.set(keyword, value);
                }
                yield true;
            }
            default -> {
                if (KEPT.contains(keyword)) {
                    strict.set(keyword, value);
                }
                yield KEPT.contains(keyword) || LEFT_OUT.contains(keyword);
            }
        };
    }

    /** Several types in one place would need a schema each. */
    private static boolean putType(ObjectNode strict, JsonNode type) {
        strict.set("type", type);
        return type.isString();
    }

    private static boolean putProperties(ObjectNode strict, JsonNode properties) {
        ObjectNode closed = strict.putObject("properties");
        for (Map.Entry<String, JsonNode> entry : properties.properties()) {
            if (!putSchema(closed, entry.getKey(), entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean putSchema(ObjectNode into, String name, JsonNode schema) {
        ObjectNode strict = of(schema);
        if (strict == null) {
            return false;
        }
        into.set(name, strict);
        return true;
    }

    private static boolean putAlternatives(ObjectNode strict, JsonNode alternatives) {
        ArrayNode any = strict.putArray("anyOf");
        for (JsonNode alternative : alternatives) {
            ObjectNode one = of(alternative);
            if (one == null) {
                return false;
            }
            any.add(one);
        }
        return !any.isEmpty();
    }
}
