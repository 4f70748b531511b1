package io.baton.cli.deadletter;

import org.apache.kafka.common.header.Header;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dead letters as JSON, one object on one line. Bytes are base64, where they are not text. */
final class LetterJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private LetterJson() {}

    static String of(DeadLetter letter) {
        return line(facts(letter));
    }

    /** The same with headers and value. */
    static String of(DeadLetter letter, Payload payload) {
        Map<String, Object> whole = facts(letter);
        List<Map<String, Object>> headers = new ArrayList<>();
        letter.record().headers().forEach(header -> headers.add(facts(header)));
        whole.put("headers", headers);
        whole.put("valueKind", payload.kind());
        whole.put("valueText", payload.text());
        byte[] value = letter.record().value();
        if (value != null) {
            whole.put("valueBase64", Base64.getEncoder().encodeToString(value));
        }
        return line(whole);
    }

    static String line(Map<String, ?> object) {
        return MAPPER.writeValueAsString(object);
    }

    /** Text as it is; what is no UTF-8 as base64, and marked, so that no byte of it is lost. */
    private static Map<String, Object> facts(Header header) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("key", header.key());
        byte[] value = header.value();
        if (value == null) {
            facts.put("value", null);
            return facts;
        }
        Optional<String> text = Payload.utf8(value);
        facts.put("value", text.orElseGet(() -> Base64.getEncoder().encodeToString(value)));
        if (text.isEmpty()) {
            facts.put("encoding", "base64");
        }
        return facts;
    }

    private static Map<String, Object> facts(DeadLetter letter) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("letter", letter.id().toString());
        facts.put("at", letter.at().toString());
        facts.put("reason", letter.reason());
        facts.put("message", letter.message());
        facts.put("taskId", letter.taskId().orElse(""));
        facts.put("originalTopic", letter.originalTopic().orElse(""));
        facts.put("replays", letter.replays());
        return facts;
    }
}
