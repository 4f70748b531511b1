package io.baton.domain.probe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The value of a JSON document as {@code Map}, {@code List}, {@code String}, {@code BigDecimal},
 * {@code Boolean} or {@link #NULL}. The syntax has been checked before, so this reads on trust.
 */
final class JsonValue {
    /** JSON's null. */
    static final Object NULL = "null".toCharArray();

    private static final String ENDS = ",]} \t\r\n";

    private final String text;
    private int at;

    private JsonValue(String document) {
        this.text = document;
    }

    /**
     * Its value.
     *
     * @throws IllegalArgumentException when it is not JSON after all
     */
    static Object parse(String document) {
        try {
            return new JsonValue(document).value();
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private Object value() {
        space();
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        for (space(); text.charAt(at) != '}'; separator()) {
            String name = string();
            space();
            at++; // the colon
            members.put(name, value());
        }
        at++;
        return members;
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        at++;
        for (space(); text.charAt(at) != ']'; separator()) {
            items.add(value());
        }
        at++;
        return items;
    }

    private void separator() {
        space();
        if (text.charAt(at) == ',') {
            at++;
            space();
        }
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        at++;
        return switch (text.charAt(at)) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
            }
            default -> text.charAt(at);
        };
    }

    private Object word() {
        int start = at;
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> NULL;
            default -> new BigDecimal(word);
        };
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
