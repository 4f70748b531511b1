package io.baton.domain.probe;

import io.baton.domain.synthesis.OutputFormatter;
import io.baton.domain.synthesis.Rendering;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The answer is a JSON object with exactly these fields. Numbers must be numbers; texts are
 * compared without case and punctuation. The document may stand in a fence or in prose, as for any
 * task of Baton.
 *
 * @param expected the fields with their values
 */
record JsonCheck(Map<String, Object> expected) implements Check {
    private static final OutputFormatter FORMATTER =
            new OutputFormatter((document, schema) -> Optional.empty());

    JsonCheck {
        expected = Map.copyOf(expected);
    }

    /** A check of the fields of that document. */
    static JsonCheck of(String document) {
        if (JsonValue.parse(document) instanceof Map<?, ?> fields) {
            Map<String, Object> expected = new HashMap<>();
            fields.forEach((name, value) -> expected.put(String.valueOf(name), value));
            return new JsonCheck(expected);
        }
        throw new IllegalArgumentException("no JSON object: " + document);
    }

    @Override
    public Verdict judge(String answer, CodeBench bench) {
        return switch (FORMATTER.render(answer, OutputFormat.JSON, null, null)) {
            case Rendering.Unusable unusable -> Verdict.failed("the answer holds no JSON");
            case Rendering.Rendered document -> parsed(document.output());
        };
    }

    private Verdict parsed(String document) {
        try {
            return compare(JsonValue.parse(document));
        } catch (IllegalArgumentException beyondReason) {
            return Verdict.failed("the JSON cannot be read");
        }
    }

    private Verdict compare(Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            return Verdict.failed("the JSON is no object");
        }
        if (!fields.keySet().equals(expected.keySet())) {
            return Verdict.failed("the fields are not " + new TreeSet<>(expected.keySet()));
        }
        for (Map.Entry<String, Object> field : expected.entrySet()) {
            if (!same(field.getValue(), fields.get(field.getKey()))) {
                return Verdict.failed("the field '" + field.getKey() + "' is wrong");
            }
        }
        return Verdict.passed();
    }

    private static boolean same(Object wanted, @Nullable Object found) {
        return switch (wanted) {
            case String text ->
                    found instanceof String other && PlainText.of(text).equals(PlainText.of(other));
            case BigDecimal number ->
                    found instanceof BigDecimal other && number.compareTo(other) == 0;
            case List<?> items -> found instanceof List<?> others && sameItems(items, others);
            default -> wanted.equals(found);
        };
    }

    private static boolean sameItems(List<?> wanted, List<?> found) {
        if (wanted.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!same(wanted.get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }
}
