package io.baton.cli;

import io.baton.wire.json.RecordJson;

import org.apache.avro.specific.SpecificRecordBase;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** JSON on one line. */
final class JsonLine {
    private JsonLine() {}

    /** A record, with its line break. */
    static String of(SpecificRecordBase record) {
        return new String(RecordJson.write(record), StandardCharsets.UTF_8) + "\n";
    }

    /** A record with one more field, a list of records. */
    static String of(
            SpecificRecordBase record, String field, List<? extends SpecificRecordBase> more) {
        ObjectNode line = (ObjectNode) JsonMapper.shared().readTree(RecordJson.write(record));
        ArrayNode list = line.putArray(field);
        more.forEach(each -> list.add(JsonMapper.shared().readTree(RecordJson.write(each))));
        return JsonMapper.shared().writeValueAsString(line) + "\n";
    }

    /** An object in the order of the map, with its line break. */
    static String of(Map<String, ?> object) {
        return JsonMapper.shared().writeValueAsString(object) + "\n";
    }
}
