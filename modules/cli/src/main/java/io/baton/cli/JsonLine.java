package io.baton.cli;

import io.baton.wire.json.RecordJson;

import org.apache.avro.specific.SpecificRecordBase;

import java.nio.charset.StandardCharsets;

/** A record as JSON on one line. */
final class JsonLine {
    private JsonLine() {}

    /** The line, with its line break. */
    static String of(SpecificRecordBase record) {
        return new String(RecordJson.write(record), StandardCharsets.UTF_8) + "\n";
    }
}
