package io.baton.cli;

import io.baton.wire.json.RecordJson;

import org.apache.avro.specific.SpecificRecordBase;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON on one line. */
final class JsonLine {
    private JsonLine() {}

    /** A record, with its line break. */
    static String of(SpecificRecordBase record) {
        return new String(RecordJson.write(record), StandardCharsets.UTF_8) + "\n";
    }

    /** An object in the order of the map, with its line break. */
    static String of(Map<String, ?> object) {
        return JsonMapper.shared().writeValueAsString(object) + "\n";
    }
}
