package io.baton.wire.json;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Record to tree. */
final class TreeWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TreeWriter() {}

    static ObjectNode object(SpecificRecordBase record) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value != null) {
                object.set(field.name(), node(value));
            }
        }
        return object;
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case SpecificRecordBase record -> object(record);
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Enum<?> symbol -> NODES.stringNode(symbol.name());
            case Instant moment -> NODES.stringNode(moment.toString());
            case Collection<?> items -> {
                var array = NODES.arrayNode();
                items.forEach(item -> array.add(node(item)));
                yield array;
            }
            case Map<?, ?> entries -> {
                var map = NODES.objectNode();
                entries.forEach((key, item) -> map.set(key.toString(), node(item)));
                yield map;
            }
            default ->
                    throw new IllegalStateException(
                            "No JSON form is defined for " + value.getClass().getName());
        };
    }
}
